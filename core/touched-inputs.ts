import { type AnalysisInput, filesOf } from './analysis.js';
import { jsonReads } from './arm/file-reads.js';
import { bicepReads } from './bicep/file-reads.js';
import { type FileReads, noReads } from './source/file-reads.js';
import { folderOf } from './source/paths.js';
import type { Reading } from './source/read-document.js';
import { SourceFile } from './source/source-file.js';

/**
 * The inputs that changed files have a part in: those that are changed themselves, or are read together with
 * a changed file through whatever modules, parameter files and loaded contents lie between. Where an
 * expression names further files, any change of a file in JSON counts.
 *
 * @param changed paths from the root, those of deleted files among them
 * @param reading takes the files that its host does not have yet
 */
export function touchedInputs<I extends AnalysisInput>(
  inputs: readonly I[],
  changed: ReadonlySet<string>,
  reading: Reading,
): readonly I[] {
  return openTouched(inputs, reading)(changed);
}

/**
 * Gives the inputs that changed files have a part in. Those that an expression alone may lead to them are left out
 * where only what is `written` is asked for.
 */
export type Touched<I extends AnalysisInput = AnalysisInput> = (
  changed: ReadonlySet<string>,
  reads?: 'written',
) => readonly I[];

/** The same for one set of changed files after the other, over the files as they are now. */
export function openTouched<I extends AnalysisInput>(
  inputs: readonly I[],
  reading: Reading,
): Touched<I> {
  const graph = readGraph(inputs.flatMap(filesOf), reading);
  const users = directUsers(graph);
  return (changed, reads) => {
    const touched = usersOf(changed, graph, users, reads);
    return inputs.filter((input) => filesOf(input).some((path) => touched.has(path)));
  };
}

/** What each file reads, from some files on. */
function readGraph(paths: readonly string[], reading: Reading): ReadonlyMap<string, FileReads> {
  const graph = new Map<string, FileReads>();
  const pending = [...paths];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (graph.has(path)) continue;
    const reads = readsOf(path, reading);
    graph.set(path, reads);
    pending.push(...reads.files);
  }
  return graph;
}

function readsOf(path: string, { host, pending }: Reading): FileReads {
  const isBicep = /\.bicep(?:param)?$/i.test(path);
  if (!isBicep && !/\.jsonc?$/i.test(path)) return noReads;
  const answer = host.readText(path);
  if (answer.kind === 'pending') pending.add(path);
  if (answer.kind !== 'text') return noReads;
  const file = new SourceFile(path, answer.text);
  return isBicep ? bicepReads(file) : jsonReads(file);
}

/** The files that read each file themselves. */
function directUsers(
  graph: ReadonlyMap<string, FileReads>,
): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  for (const [path, { files }] of graph) {
    for (const file of files) {
      const known = users.get(file);
      if (known === undefined) users.set(file, [path]);
      else known.push(path);
    }
  }
  return users;
}

/** The changed files, and every file that reads one of them, directly or through others. */
function usersOf(
  changed: ReadonlySet<string>,
  graph: ReadonlyMap<string, FileReads>,
  users: ReadonlyMap<string, readonly string[]>,
  reads: 'written' | undefined,
): ReadonlySet<string> {
  const changedFolders = new Set([...changed].map(folderOf));
  const changedJson = reads === undefined && [...changed].some((path) => /\.jsonc?$/i.test(path));
  const pending = [...changed];
  for (const [path, { folders, others }] of graph) {
    if ((others && changedJson) || folders.some((folder) => changedFolders.has(folder))) {
      pending.push(path);
    }
  }
  const touched = new Set<string>();
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (touched.has(path)) continue;
    touched.add(path);
    pending.push(...(users.get(path) ?? []));
  }
  return touched;
}
