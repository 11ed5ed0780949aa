import { diagnostic } from '../../diagnostics/diagnostic.js';
import { folderOf, isParametersPath, resolvePath } from '../../source/paths.js';
import { literalText } from '../binder/expression-parts.js';
import type { AssignmentSymbol } from '../binder/symbols.js';
import type { FileModel } from '../lower/model.js';
import type { BicepFile, BicepParametersFile } from '../syntax.js';
import type { Compilation } from './compilation.js';
import { modelOf } from './model-of.js';

/** The parameter file that another one extends; undefined where there is none, or a diagnostic says what is wrong. */
export function openExtended(
  { source, statements }: BicepFile | BicepParametersFile,
  compilation: Compilation,
): FileModel | undefined {
  const { diagnostics, open } = compilation;
  for (const statement of statements) {
    if (statement.kind !== 'extends' || statement.path.kind === 'error') continue;
    const { span } = statement.path;
    const written = literalText(statement.path);
    const path = written === undefined ? undefined : resolvePath(folderOf(source.path), written);
    if (written === undefined) diagnostics.push(diagnostic('bicep/path', span));
    else if (path === undefined) diagnostics.push(diagnostic('bicep/file-missing', span, written));
    else if (!isParametersPath(path)) {
      diagnostics.push(diagnostic('bicep/wrong-file', span, path, 'another parameter file'));
    } else if (open.has(path)) diagnostics.push(diagnostic('bicep/module-cycle', span, path));
    else return modelOf(path, span, compilation);
  }
  return undefined;
}

/** The values that a parameter file gives, with those it has from the file it extends: its own first. */
export function assignmentsOf(
  model: Pick<FileModel, 'binding' | 'extended'>,
): readonly AssignmentSymbol[] {
  const names = [...model.binding.declarations.names.values()];
  const own = names.filter((symbol) => symbol.kind === 'assignment');
  const isOwn = new Set(own.map(({ name }) => name));
  return [...own, ...inheritedBy(model).filter(({ name }) => !isOwn.has(name))];
}

/** The values that a parameter file has from the file it extends. */
export function inheritedBy({
  extended,
}: Pick<FileModel, 'extended'>): readonly AssignmentSymbol[] {
  return extended === undefined ? [] : assignmentsOf(extended);
}

/** The file that gives a value: a parameter file, or one that it extends. */
export function ownerOf<Model extends Pick<FileModel, 'binding' | 'extended'>>(
  symbol: AssignmentSymbol,
  model: Model,
): Model | FileModel {
  for (let at: Model | FileModel | undefined = model; at; at = at.extended) {
    if (at.binding.declarations.names.get(symbol.name) === symbol) return at;
  }
  return model;
}
