import type { ObjectNode } from '../../template/template.js';
import type { ImportedSymbol, WildcardSymbol } from '../binder/symbols.js';
import { findDecorator } from '../lower/decorators.js';
import type { FileModel } from '../lower/model.js';
import { armDeclarations } from './arm-exports.js';
import type { Exported } from './imported-nodes.js';
import { isPublishedReference } from './published.js';
import { openTarget } from './targets.js';

/** A file while what it imports is looked for. */
export type Importing = Omit<FileModel, 'imports'>;

/** A file that others import from; `source` is what templates call it. */
export type Exporter = { readonly source: string } & (
  | { readonly model: FileModel }
  | { readonly template: ObjectNode }
);

/** The file that an import of `from` names; only problems of the root's own imports are reported. */
export function exporterOf(
  { declaration }: ImportedSymbol | WildcardSymbol,
  from: Importing,
  root: Importing,
): Exporter | undefined {
  const { path } = declaration;
  const compilation = from === root ? from.compilation : { ...from.compilation, diagnostics: [] };
  const target = openTarget(path, from.file.source.path, compilation);
  const sourceOf = (path: string): string =>
    isPublishedReference(path) ? path : relativePath(root.file.source.path, path);
  switch (target.kind) {
    case 'bicep':
      return { model: target.model, source: sourceOf(target.model.file.source.path) };
    case 'json':
      return { template: target.template, source: sourceOf(target.source) };
    case 'absent':
      return undefined;
  }
}

export function exportedNames(target: Exporter): readonly string[] {
  return 'model' in target
    ? exportsOf(target.model).map((each) => each.name)
    : armDeclarations(target.template).flatMap((each) => (each.exported ? [each.name] : []));
}

/** The declarations of a Bicep file that are marked with `@export()`. */
export function exportsOf(model: FileModel): readonly Exported[] {
  return [...model.binding.declarations.names.values()].filter(
    (symbol): symbol is Exported =>
      (symbol.kind === 'type' || symbol.kind === 'variable' || symbol.kind === 'function') &&
      findDecorator(symbol.declaration.decorators, 'export') !== undefined,
  );
}

/** The path of a file from the folder of another. */
export function relativePath(from: string, to: string): string {
  const folders = from.split('/').slice(0, -1);
  const parts = to.split('/');
  let shared = 0;
  while (
    shared < folders.length &&
    shared < parts.length - 1 &&
    folders[shared] === parts[shared]
  ) {
    shared++;
  }
  return [...folders.slice(shared).map(() => '..'), ...parts.slice(shared)].join('/');
}
