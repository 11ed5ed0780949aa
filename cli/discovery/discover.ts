import path from 'node:path';
import { type AnalysisInput, fileLinks, type Host, SourceFile } from '../../core/index.js';
import { isFolder } from '../root.js';
import { jsonKind } from './json-kind.js';
import { templateCandidates } from './parameter-files.js';
import { walk } from './walk.js';

export interface Discovery {
  readonly inputs: readonly AnalysisInput[];
  /** Folders that may not be read. */
  readonly unreadable: readonly string[];
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
  return { inputs: distinct(inputs), unreadable };
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
  const templates = templatesOf(file, (candidate) => exists(candidate, host));
  if (templates.length === 0) return [{ path: file, named: true }];
  return templates.map((template) => ({ path: template, parameters: file, named: true }));
}

function foundInputs(files: readonly string[], host: Host): AnalysisInput[] {
  const kinds = new Map(files.map((file) => [file, kindOf(file, host)]));
  const known = files.filter((file) => kinds.get(file) !== 'other');
  const links = new Map(known.map((file) => [file, linksOf(file, kinds.get(file), host)]));
  const judgedWith = new Map<string, string[]>();
  const alone: AnalysisInput[] = [];
  for (const file of known) {
    if (kinds.get(file) !== 'parameters') continue;
    const templates = templatesOf(file, (candidate) => isDeployable(kinds.get(candidate)));
    if (templates.length === 0) alone.push({ path: file, named: false });
    for (const template of templates) {
      judgedWith.set(template, [...(judgedWith.get(template) ?? []), file]);
    }
  }
  const entries = entryFiles(
    known.filter((file) => kinds.get(file) !== 'parameters'),
    links,
  );
  const judged = entries.flatMap((file): AnalysisInput[] => {
    const parameters = judgedWith.get(file);
    if (parameters === undefined) return [{ path: file, named: false }];
    return parameters.map((each) => ({ path: file, parameters: each, named: false }));
  });
  const used = known.filter((file) => !entries.includes(file) && judgedWith.has(file));
  const withParameters = used.flatMap((file) =>
    (judgedWith.get(file) ?? []).map((each) => ({ path: file, parameters: each, named: false })),
  );
  return [...judged, ...withParameters, ...alone].sort((a, b) => compare(key(a), key(b)));
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

/** The templates of the first name that fits: `main.bicep` and `main.json` both, where both are there. */
function templatesOf(file: string, isTemplate: (candidate: string) => boolean): string[] {
  const found = templateCandidates(file).filter(isTemplate);
  const stem = (each: string) => each.replace(/\.\w+$/, '');
  const [first] = found;
  return first === undefined ? [] : found.filter((each) => stem(each) === stem(first));
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

function exists(file: string, host: Host): boolean {
  return host.readText(file).kind !== 'missing';
}
