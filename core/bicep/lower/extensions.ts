import type { Span } from '../../source/span.js';
import type { ObjectNode, PropertyNode } from '../../template/template.js';
import { keyText } from '../binder/expression-parts.js';
import { isAzure, nameOf } from '../binder/resource-types.js';
import type { Extension, ExtensionSymbol, ResourceSymbol } from '../binder/symbols.js';
import { entry, literal, object, withHeader } from './build.js';
import type { Lowering } from './model.js';
import { lowerMembers, lowerValue } from './values.js';

/** True where a template says which settings each module gives its extensions (languageVersion 2.2). */
export function hasExtensionConfigs({ model }: Lowering): boolean {
  return model.features.has('moduleExtensionConfigs');
}

/** The extensions that a file declares, as the section `imports`, or `extensions` in newer templates. */
export function lowerExtensions(at: Lowering, start: Span): PropertyNode | undefined {
  const { extensions } = at.model.binding.declarations;
  const isNewer = hasExtensionConfigs(at);
  const entries = extensions.map((symbol) => {
    const header = symbol.declaration.specification.span;
    const node = isNewer ? lowerExtension(symbol, at) : lowerImport(symbol, at);
    return entry(symbol.name, withHeader(node, header), header);
  });
  if (at.model.targetScope === 'local') entries.push(lowerLocalExtension(isNewer, start));
  if (entries.length === 0) return undefined;
  return entry(isNewer ? 'extensions' : 'imports', object(entries, start), start);
}

/** What the Bicep CLI calls the extension that deploys the modules of a file which is deployed locally. */
export const localExtension = 'az0synthesized';

function lowerLocalExtension(isNewer: boolean, span: Span): PropertyNode {
  const extension = { name: 'LocalNested', version: '0.0.0' };
  return entry(localExtension, object(nameAndVersion(extension, isNewer, span), span), span);
}

function nameAndVersion(
  extension: Pick<Extension, 'name' | 'version'> | undefined,
  isNewer: boolean,
  span: Span,
): PropertyNode[] {
  if (extension === undefined) return [];
  return [
    entry(isNewer ? 'name' : 'provider', literal(extension.name, span)),
    entry('version', literal(extension.version, span)),
  ];
}

function lowerImport({ declaration, extension }: ExtensionSymbol, at: Lowering): ObjectNode {
  const { span, config } = declaration;
  const properties = [
    ...nameAndVersion(extension, false, span),
    ...(config?.kind === 'object' ? [entry('config', lowerValue(config, at))] : []),
  ];
  return object(properties, span);
}

/** The settings are defaults: whoever uses the file as a module may give others. */
function lowerExtension({ declaration, extension }: ExtensionSymbol, at: Lowering): ObjectNode {
  const { span, config } = declaration;
  const properties = nameAndVersion(extension, true, span);
  if (config?.kind === 'object') {
    const settings = config.members.flatMap((member) => {
      const name = keyText(member);
      if (member.kind !== 'objectProperty' || name === undefined) return [];
      const value = entry('defaultValue', lowerValue(member.value, at));
      return [entry(name, object([value], member.span), member.key.span)];
    });
    properties.push(entry('config', object(settings, config.span)));
  }
  return object(properties, span);
}

/** The extension that a resource is of: Azure's own is said only where the file declares it. */
export function extensionEntry(
  { type }: ResourceSymbol,
  line: Span,
  at: Lowering,
): PropertyNode | undefined {
  const extension = type.extension ?? at.model.binding.declarations.extensions.find(isAzure);
  return extension && namedExtension(extension.name, line, at);
}

/** How what is deployed says by which extension. */
export function namedExtension(name: string, line: Span, at: Lowering): PropertyNode {
  return entry(hasExtensionConfigs(at) ? 'extension' : 'import', literal(name, line), line);
}

/** What a template says of a resource of an extension in place of type, name and what a resource of Azure has. */
export function extensionResourceProperties(
  symbol: ResourceSymbol,
  line: Span,
  at: Lowering,
): readonly PropertyNode[] {
  const { declaration, type, body } = symbol;
  const { span } = declaration.type;
  const members = (body.object?.members ?? []).filter(
    (member) => member.kind === 'objectProperty' && keyText(member) !== 'dependsOn',
  );
  const written = members.filter((member) => member.kind === 'objectProperty');
  const isNewer = hasExtensionConfigs(at);
  const named = isNewer
    ? [
        entry('type', literal(type.type, span), line),
        ...(type.apiVersion ? [entry('apiVersion', literal(type.apiVersion, span), line)] : []),
      ]
    : [entry('type', literal(nameOf(type), span), line)];
  const properties = object(lowerMembers(written, declaration.span, at), declaration.span, line);
  return [...named, entry('properties', properties, line)];
}
