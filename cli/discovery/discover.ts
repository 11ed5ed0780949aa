import path from 'node:path';
import {
  type AnalysisInput,
  fileLinks,
  type Host,
  SourceFile,
  templatesFor,
} from '../../core/index.js';
import { isFolder } from '../root.js';
import { jsonKind } from './json-kind.js';
import { walk } from './walk.js';

export interface Discovery {
  readonly inputs: readonly AnalysisInput[];
  /** Folders that may not be read. */
  readonly unreadable: readonly string[];
  /** Whether all that uses a file (path from the root) is known to be among the inputs, as far as folders show. */
  readonly judgedWhole: (path: string) => boolean;
  /** Whether a file (path from the root) was named, or lies in a folder that was. */
  readonly named: (path: string) => boolean;
}

type FileKind = 'bicep' | 'bicepparam' | 'template' | 'parameters' | 'other';

/**
 * Finds what is to be judged: named files as they are, folders walked. In a folder, a template with parameter
 * files is judged once with each of them, and a module or template that other files use is judged through them.
 *
 * @param named absolute paths of files and folders inside the root
 * @param parameters parameter files (absolute) to judge every named file with
 */
export function discover(
  root: string,
  named: readonly string[],
  host: Host,
  parameters: readonly string[] = [],
): Discovery {
  const toRelative = (file: string) => path.relative(root, file).split(path.sep).join('/');
  const folders = named.filter(isFolder).map(toRelative);
  const files = named.filter((file) => !isFolder(file)).map(toRelative);
  const unreadable: string[] = [];
  const found = folders.flatMap((folder) => walk(root, folder, (each) => unreadable.push(each)));
  const inputs = [
    ...files.flatMap((file) => namedInputs(file, parameters.map(toRelative), host)),
    ...foundInputs([...new Set(found)].sort(), host),
  ];
  // What a named file gives with other parameters than those named is not seen.
  const namedFiles = new Set([...files, ...parameters.map(toRelative)]);
  const whole = new Set(parameters.length === 0 ? files : []);
  const holds = (folder: string, file: string) => folder === '' || file.startsWith(`${folder}/`);
  return {
    inputs: distinct(inputs),
    unreadable,
    judgedWhole: (file) => whole.has(file) || folders.some((folder) => holds(folder, file)),
    named: (file) => namedFiles.has(file) || folders.some((folder) => holds(folder, file)),
  };
}

/** A named file wins over the same one found in a folder. */
function distinct(inputs: readonly AnalysisInput[]): AnalysisInput[] {
  const seen = new Map<string, AnalysisInput>();
  for (const input of inputs) {
    const key = `${input.path}\n${input.parameters ?? ''}`;
    if (!seen.has(key)) seen.set(key, input);
  }
  return [...seen.values()];
}

function namedInputs(file: string, parameters: readonly string[], host: Host): AnalysisInput[] {
  if (parameters.length > 0) {
    return parameters.map((each) =>
      each.toLowerCase().endsWith('.bicepparam')
        ? { path: each, named: true }
        : { path: file, parameters: each, named: true },
    );
  }
  if (kindOf(file, host) !== 'parameters') return [{ path: file, named: true }];
  const templates = templatesOf(file, (folder) => deployableIn(folder, host));
  if (templates.length === 0) return [{ path: file, named: true }];
  return templates.map((template) => ({ path: template, parameters: file, named: true }));
}

function foundInputs(files: readonly string[], host: Host): AnalysisInput[] {
  const kinds = new Map(files.map((file) => [file, kindOf(file, host)]));
  const known = files.filter((file) => kinds.get(file) !== 'other');
  const links = new Map(known.map((file) => [file, linksOf(file, kinds.get(file), host)]));
  const deployable = byFolder(known.filter((file) => isDeployable(kinds.get(file))));
  const judgedWith = new Map<string, string[]>();
  const alone: AnalysisInput[] = [];
  for (const file of known) {
    if (kinds.get(file) !== 'parameters') continue;
    const templates = templatesOf(file, (folder) => deployable.get(folder) ?? []);
    if (templates.length === 0) alone.push({ path: file, named: false });
    for (const template of templates) {
      const others = judgedWith.get(template);
      if (others) others.push(file);
      else judgedWith.set(template, [file]);
    }
  }
  const templates = known.filter((file) => kinds.get(file) !== 'parameters');
  const entries = new Set(entryFiles(templates, links));
  const judged = templates
    .filter((file) => entries.has(file) || judgedWith.has(file))
    .flatMap((file): AnalysisInput[] => {
      const parameters = judgedWith.get(file);
      if (parameters === undefined) return [{ path: file, named: false }];
      return parameters.map((each) => ({ path: file, parameters: each, named: false }));
    });
  return [...judged, ...alone].sort((a, b) => compare(key(a), key(b)));
}

function key({ path, parameters = '' }: AnalysisInput): string {
  return `${path}\n${parameters}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The files through which every other is reached: those that none uses, and of each circle that nothing else
 * leads into, the first.
 */
function entryFiles(
  files: readonly string[],
  links: ReadonlyMap<string, readonly string[]>,
): string[] {
  const used = new Set(
    [...links].flatMap(([file, targets]) => targets.filter((target) => target !== file)),
  );
  const reached = new Set<string>();
  const entries: string[] = [];
  const enter = (file: string) => {
    if (reached.has(file)) return;
    entries.push(file);
    const pending = [file];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      pending.push(...(links.get(next) ?? []));
    }
  };
  for (const file of files) if (!used.has(file)) enter(file);
  for (const file of files) enter(file);
  return entries.sort();
}

function linksOf(file: string, kind: FileKind | undefined, host: Host): readonly string[] {
  if (kind !== 'bicep' && kind !== 'bicepparam') return [];
  const answer = host.readText(file);
  return answer.kind === 'text' ? fileLinks(new SourceFile(file, answer.text)) : [];
}

/**
 * The templates of a parameter file by its name: beside it, or above where the folder is called `parameters`.
 *
 * @param deployableIn gives the Bicep files and templates of a folder
 */
function templatesOf(
  file: string,
  deployableIn: (folder: string) => readonly string[],
): readonly string[] {
  const folder = path.posix.dirname(file);
  const beside = templatesFor(file, deployableIn(folder));
  if (beside.length > 0 || !/^param(?:eter)?s?$/i.test(path.posix.basename(folder))) return beside;
  const above = path.posix.dirname(folder);
  return templatesFor(path.posix.join(above, path.posix.basename(file)), deployableIn(above));
}

/** Paths by the folder they are in. */
function byFolder(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>();
  for (const file of files) {
    const folder = path.posix.dirname(file);
    const inside = folders.get(folder);
    if (inside) inside.push(file);
    else folders.set(folder, [file]);
  }
  return folders;
}

function isDeployable(kind: FileKind | undefined): boolean {
  return kind === 'bicep' || kind === 'template';
}

function kindOf(file: string, host: Host): FileKind {
  const extension = path.posix.extname(file).toLowerCase();
  if (extension === '.bicep') return 'bicep';
  if (extension === '.bicepparam') return 'bicepparam';
  if (extension !== '.json' && extension !== '.jsonc') return 'other';
  const answer = host.readText(file);
  return (answer.kind === 'text' && jsonKind(answer.text)) || 'other';
}

/** The Bicep files and templates of a folder. */
function deployableIn(folder: string, host: Host): string[] {
  return (host.listFolder?.(folder) ?? [])
    .map((name) => path.posix.join(folder, name))
    .filter((candidate) => isDeployable(kindOf(candidate, host)));
}
