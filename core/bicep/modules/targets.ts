import { diagnostic } from '../../diagnostics/diagnostic.js';
import { folderOf, resolvePath } from '../../source/paths.js';
import type { SourceFile } from '../../source/source-file.js';
import type { ObjectNode } from '../../template/template.js';
import { literalText } from '../binder/expression-parts.js';
import type { BicepSymbol } from '../binder/symbols.js';
import { findDecorator } from '../lower/decorators.js';
import type { FileModel } from '../lower/model.js';
import type { Decorator, ErrorNode, StringExpression, TypeExpression } from '../syntax.js';
import { type Compilation, readSource, templateOfModel } from './compilation.js';
import { configurationFor } from './configuration.js';
import { modelOf } from './model-of.js';
import { isRegistryReference, parseRegistryReference, readRegistryModule } from './registry.js';

/** What the path of a module or import leads to. */
export type ModuleTarget =
  | { readonly kind: 'bicep'; readonly model: FileModel }
  /** `reference` in full, where it comes from a registry; else its path from the root. */
  | { readonly kind: 'json'; readonly template: ObjectNode; readonly source: string }
  /** It was not read; a diagnostic says why. Its outputs are not known. */
  | { readonly kind: 'absent' };

const absent: ModuleTarget = { kind: 'absent' };

/** Opens what a path leads to. @param from path of the file that names it */
export function openTarget(
  written: StringExpression | ErrorNode,
  from: string,
  compilation: Compilation,
): ModuleTarget {
  if (written.kind === 'error') return absent;
  const { span } = written;
  const path = literalText(written);
  if (path === undefined) {
    compilation.diagnostics.push(diagnostic('bicep/path', span));
    return absent;
  }
  if (isRegistryReference(path)) return openRegistry(path, written, from, compilation);
  const resolved = resolvePath(folderOf(from), path);
  if (resolved === undefined) {
    compilation.diagnostics.push(diagnostic('bicep/file-missing', span, path));
    return absent;
  }
  if (/\.jsonc?$|\.arm$/i.test(resolved)) return openTemplate(resolved, written, compilation);
  if (compilation.open.has(resolved)) {
    compilation.diagnostics.push(diagnostic('bicep/module-cycle', span, path));
    return absent;
  }
  const model = modelOf(resolved, span, compilation);
  return model === undefined ? absent : { kind: 'bicep', model };
}

/** A module of a registry, where the host has it. */
function openRegistry(
  reference: string,
  written: StringExpression,
  from: string,
  compilation: Compilation,
): ModuleTarget {
  const module = parseRegistryReference(reference, configurationFor(from, compilation));
  const file = module && readRegistryModule(module, compilation);
  if (file) return openDocument(file.path, () => file, written, compilation);
  if (compilation.wanted.size === 0) {
    const problem = diagnostic('bicep/module-unavailable', written.span, reference);
    compilation.diagnostics.push(problem);
  }
  return absent;
}

function openTemplate(
  path: string,
  written: StringExpression,
  compilation: Compilation,
): ModuleTarget {
  return openDocument(
    path,
    () => readSource(path, written.span, compilation),
    written,
    compilation,
  );
}

function openDocument(
  path: string,
  open: () => SourceFile | undefined,
  written: StringExpression,
  compilation: Compilation,
): ModuleTarget {
  const { documents, readTemplate } = compilation;
  if (!documents.has(path)) {
    const file = open();
    const read = file && readTemplate?.(file);
    compilation.diagnostics.push(...(read?.diagnostics ?? []));
    if (file && !read?.template) {
      const reason = 'it holds no template';
      compilation.diagnostics.push(diagnostic('bicep/file-unreadable', written.span, path, reason));
    }
    documents.set(path, read?.template);
  }
  const template = documents.get(path);
  return template ? { kind: 'json', template, source: path } : absent;
}

/** The template to put into the deployment of a module. */
export function templateOf(
  target: ModuleTarget,
): { readonly kind: 'template'; readonly node: ObjectNode } | undefined {
  switch (target.kind) {
    case 'bicep':
      return { kind: 'template', node: templateOfModel(target.model) };
    case 'json':
      return { kind: 'template', node: target.template };
    case 'absent':
      return undefined;
  }
}

/** True where the output of that name is kept secret; without a name, where any output is. */
export function isSecureOutput(target: ModuleTarget, name: string | undefined): boolean {
  switch (target.kind) {
    case 'bicep': {
      const { model } = target;
      return model.binding.declarations.outputs.some(
        (output) =>
          (name === undefined || output.name === name) &&
          isSecure(output.declaration.type, output.declaration.decorators, model, new Set()),
      );
    }
    case 'json': {
      const outputs = target.template.properties.find((each) => each.key === 'outputs')?.value;
      if (outputs?.kind !== 'object') return false;
      return outputs.properties.some(
        ({ key, value }) => (name === undefined || key === name) && hasSecureType(value),
      );
    }
    case 'absent':
      return false;
  }
}

function hasSecureType(node: ObjectNode['properties'][number]['value']): boolean {
  if (node.kind !== 'object') return false;
  const type = node.properties.find((each) => each.key === 'type')?.value;
  return type?.kind === 'literal' && /^secure(string|object)$/i.test(String(type.value));
}

/** True where a type is marked secure, or a part of it is. */
function isSecure(
  type: TypeExpression,
  decorators: readonly Decorator[],
  model: FileModel,
  seen: Set<BicepSymbol>,
): boolean {
  if (findDecorator(decorators, 'secure')) return true;
  switch (type.kind) {
    case 'typeName': {
      const symbol = model.binding.references.get(type);
      if (symbol?.kind !== 'type' || seen.has(symbol)) return false;
      seen.add(symbol);
      return isSecure(symbol.declaration.value, symbol.declaration.decorators, model, seen);
    }
    case 'nullableType':
    case 'nonNullableType':
    case 'parenthesizedType':
      return isSecure(type.type, [], model, seen);
    case 'arrayType':
      return isSecure(type.element, [], model, seen);
    case 'objectType':
    case 'tupleType':
      return (type.kind === 'objectType' ? type.members : type.items).some(
        (member) =>
          member.kind !== 'error' && isSecure(member.type, member.decorators, model, seen),
      );
    default:
      return false;
  }
}
