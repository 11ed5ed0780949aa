import { folderOf, isParametersPath, resolvePath } from '../source/paths.js';
import type { SourceFile } from '../source/source-file.js';
import { parseBicep, parseBicepParams } from './parser/parse.js';
import type { ErrorNode, NoneLiteral, StringExpression } from './syntax.js';

/**
 * The local files that a Bicep file judges or is judged with: modules of a `.bicep` file; the template of
 * a `.bicepparam` file and the parameter file it extends. Paths from the root; those that lead outside of it, and
 * modules of registries, are left out.
 */
export function fileLinks(file: SourceFile): readonly string[] {
  const paths = isParametersPath(file.path) ? parametersFilePaths(file) : modulePaths(file);
  const folder = folderOf(file.path);
  return paths.flatMap((path) => resolvePath(folder, path) ?? []);
}

function modulePaths(file: SourceFile): string[] {
  const { program } = parseBicep(file);
  return program.statements.flatMap((each) => (each.kind === 'module' ? localPath(each.path) : []));
}

function parametersFilePaths(file: SourceFile): string[] {
  const { program } = parseBicepParams(file);
  return program.statements.flatMap((each) =>
    each.kind === 'using' || each.kind === 'extends' ? localPath(each.path) : [],
  );
}

/** The path of a literal; nothing for `none` and for artifacts of a registry (`br:`, `ts:`, `br/alias:`). */
function localPath(path: StringExpression | NoneLiteral | ErrorNode): string[] {
  if (path.kind !== 'string' || path.holes.length > 0) return [];
  const [segment] = path.segments;
  return segment === undefined || registry.test(segment.value) ? [] : [segment.value];
}

const registry = /^(?:br|ts)(?::|\/[^:/]*:)/;
