import { diagnostic } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/nearest.js';
import { type DataNode, propertyOf } from '../../source/data.js';
import type { ExtensionArchive, FileAnswer, RegistryModule } from '../../source/host.js';
import { readJson } from '../../source/json.js';
import { folderOf, resolvePath } from '../../source/paths.js';
import { SourceFile } from '../../source/source-file.js';
import type { Span } from '../../source/span.js';
import { literalText } from '../binder/expression-parts.js';
import type { Extension, FileExtensions } from '../binder/symbols.js';
import { typesVersion } from '../resource-types/spellings.js';
import type { BicepFile, BicepParametersFile, ExtensionDeclaration } from '../syntax.js';
import type { Compilation } from './compilation.js';
import { configurationFor } from './configuration.js';
import { formatReference, isPublishedReference, parseReference } from './published.js';

const builtin: ReadonlyMap<string, Extension> = new Map([
  ['az', { name: 'AzureResourceManager', version: typesVersion, isSingleton: true }],
  ['sys', { name: 'System', version: '1.0.0', isSingleton: true }],
  ['kubernetes', { name: 'Kubernetes', version: '1.0.0', isSingleton: true, takesAnyType: true }],
]);

/**
 * The extensions of a file, in source order; behind them those that the configuration gives every file, as if they were
 * declared at its start. Of those that could not be read a diagnostic says why.
 */
export function openExtensions(
  file: BicepFile | BicepParametersFile,
  compilation: Compilation,
): FileExtensions {
  const written = file.statements.filter((statement) => statement.kind === 'extension');
  const declarations = [...written, ...implicitDeclarations(file, written, compilation)];
  const { path } = file.source;
  return new Map(declarations.map((each) => [each, openExtension(each, path, compilation)]));
}

function implicitDeclarations(
  { kind, source }: BicepFile | BicepParametersFile,
  written: readonly ExtensionDeclaration[],
  compilation: Compilation,
): readonly ExtensionDeclaration[] {
  if (kind !== 'file') return [];
  const span: Span = { file: source, start: 0, end: 0 };
  const names = configurationFor(source.path, compilation).implicitExtensions.filter(
    (name) => !written.some(({ specification }) => isNamed(specification, name)),
  );
  return names.map((name) => ({
    kind: 'extension',
    specification: { kind: 'identifier', name, span },
    decorators: [],
    keyword: span,
    span,
  }));
}

function isNamed(specification: ExtensionDeclaration['specification'], name: string): boolean {
  return specification.kind === 'identifier' && specification.name === name;
}

function openExtension(
  { specification }: ExtensionDeclaration,
  from: string,
  compilation: Compilation,
): Extension | undefined {
  const { span } = specification;
  if (specification.kind === 'string') {
    const written = literalText(specification);
    if (written !== undefined) return openSource(written, folderOf(from), span, from, compilation);
    compilation.diagnostics.push(diagnostic('bicep/path', span));
    return undefined;
  }
  if (specification.kind !== 'identifier') return undefined;
  const { name } = specification;
  const { extensions, folder } = configurationFor(from, compilation);
  const source = name === 'sys' ? 'builtin:' : extensions.get(name);
  if (source === 'builtin:') return builtin.get(name);
  if (source !== undefined) return openSource(source, folder, span, from, compilation);
  const near = nearest(name, extensions.keys()) ?? '';
  compilation.diagnostics.push(diagnostic('bicep/unknown-extension', span, name, near));
  return undefined;
}

/** @param folder that a path is written from @param from the file that names the extension */
function openSource(
  source: string,
  folder: string,
  span: Span,
  from: string,
  compilation: Compilation,
): Extension | undefined {
  const published = isPublishedReference(source)
    ? parseReference(source, configurationFor(from, compilation))
    : undefined;
  const path = isPublishedReference(source) ? undefined : resolvePath(folder, source);
  const wanted: RegistryModule | ExtensionArchive | undefined =
    published?.kind === 'registry'
      ? published
      : path === undefined
        ? undefined
        : { kind: 'archive', path };
  const answer = wanted && compilation.host.readExtension?.(wanted);
  switch (answer?.kind) {
    case 'text':
      return readIndex(new SourceFile(source, answer.text));
    case 'pending':
      compilation.wanted.add(published ? formatReference(published) : (path ?? source));
      return undefined;
    default:
      compilation.diagnostics.push(
        diagnostic('bicep/extension-unavailable', span, source, reasonFor(answer)),
      );
      return undefined;
  }
}

function reasonFor(answer: FileAnswer | undefined): string {
  return answer?.kind === 'unreadable' ? answer.reason : 'it is not in the module cache';
}

/** Reads the index of an extension's types: what it is called in templates, and the types that are its own. */
function readIndex(file: SourceFile): Extension {
  const { root } = readJson(file);
  const settings = valueAt(root, 'settings');
  const resources = valueAt(root, 'resources');
  const names = resources?.kind === 'object' ? [...resources.properties.keys()] : [];
  const singleton = valueAt(settings, 'isSingleton');
  const fallback = valueAt(root, 'fallbackResourceType');
  return {
    name: textAt(settings, 'name'),
    version: textAt(settings, 'version'),
    isSingleton: singleton?.kind === 'boolean' && singleton.value,
    types: new Map(names.map((name) => [name.toLowerCase(), name])),
    ...(fallback?.kind === 'object' && { takesAnyType: true }),
  };
}

function valueAt(node: DataNode | undefined, key: string): DataNode | undefined {
  return node?.kind === 'object' ? propertyOf(node, key)?.value : undefined;
}

function textAt(node: DataNode | undefined, key: string): string {
  const value = valueAt(node, key);
  return value?.kind === 'string' ? value.value : '';
}
