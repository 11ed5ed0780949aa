import { folderOf } from '../source/paths.js';

/**
 * The templates that a parameter file is for by its name, among the files beside it: the ARM and the
 * Bicep template of the same name; empty when none is there.
 *
 * `app.parameters.json`, `app.parameters.dev.json` and `app.dev.parameters.json` belong to `app`;
 * `parameters.json` alone to the names that portals and quickstarts give a template. Letter case
 * counts for nothing. A more specific name (`app.dev.json`) goes first and alone.
 *
 * @param path path of the parameter file
 * @param paths paths of all files that may be templates
 */
export function templatesFor(path: string, paths: Iterable<string>): readonly string[] {
  const folder = folderOf(path);
  const beside = new Map<string, string[]>();
  for (const candidate of paths) {
    const match = /^(.*)\.(?:jsonc?|bicep)$/i.exec(candidate);
    if (match === null || candidate === path || folderOf(candidate) !== folder) continue;
    const stem = nameOf(match[1] ?? '').toLowerCase();
    beside.set(stem, [...(beside.get(stem) ?? []), candidate]);
  }
  for (const stem of stemsOf(nameOf(path))) {
    const found = [stem, ...(sources.get(stem) ?? [])].flatMap((name) => beside.get(name) ?? []);
    if (found.length > 0) return found.sort();
  }
  return [];
}

/** Quickstarts keep the Bicep source of azuredeploy.json as main.bicep, with one parameter file for both. */
const sources: ReadonlyMap<string, readonly string[]> = new Map([['azuredeploy', ['main']]]);

const usualNames = ['azuredeploy', 'main', 'template', 'maintemplate', 'deploy'];

/** Stems of the templates that the name of a parameter file may mean, in lower case, best first. */
function stemsOf(name: string): readonly string[] {
  const match = /^(?:(.*)[.-])?(?:parameters?|params?)(?:[.-](.*))?\.jsonc?$/i.exec(name);
  if (match === null) return [];
  const before = (match[1] ?? '').toLowerCase();
  const environment = (match[2] ?? '').toLowerCase();
  if (before === '') return usualNames;
  const stems = environment === '' ? [] : [`${before}.${environment}`];
  for (let stem = before; ; stem = stem.slice(0, stem.lastIndexOf('.'))) {
    stems.push(stem);
    if (!stem.includes('.')) break;
  }
  return stems;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
