import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { DataNode } from './data.js';
import type { FileAnswer, Host } from './host.js';
import { readJson } from './json.js';
import { SourceFile } from './source-file.js';
import { readYaml } from './yaml.js';

/** What reading through a host has met so far: problems, and files the host does not have yet. */
export interface Reading {
  readonly host: Host;
  readonly diagnostics: Diagnostic[];
  readonly pending: Set<string>;
  /** What is known to be there and was not read, by its path or address, and why. */
  readonly leftOut: Map<string, string>;
}

export function createReading(host: Host): Reading {
  return { host, diagnostics: [], pending: new Set(), leftOut: new Map() };
}

/** Reads a YAML or JSON document of the configuration's kind; undefined after saying why there is none. */
export function readDocument(path: string, reading: Reading): DataNode | undefined {
  const file = readSource(path, reading);
  return file === undefined ? undefined : readText(path, file.text, reading);
}

/** Reads the text of such a document: JSON where the file is called so, else YAML. */
export function readText(path: string, text: string, reading: Reading): DataNode | undefined {
  const read = path.endsWith('.json') ? readJson : readYaml;
  const { root, diagnostics } = read(new SourceFile(path, text), 'usage');
  reading.diagnostics.push(...diagnostics);
  return root;
}

/** The text of a file; undefined after saying why there is none. */
export function readSource(path: string, reading: Reading): SourceFile | undefined {
  const answer = reading.host.readText(path);
  switch (answer.kind) {
    case 'text':
      return new SourceFile(path, answer.text);
    case 'pending':
      reading.pending.add(path);
      return undefined;
    default:
      reading.diagnostics.push(unreadFile(path, answer));
      return undefined;
  }
}

/** What a host answers for a file that it can give no text of. */
export type Unread = Exclude<FileAnswer, { kind: 'text' | 'pending' }>;

/** Why a host gave no text for a file, where no other file names it. */
export function unreadFile(path: string, answer: Unread): Diagnostic {
  switch (answer.kind) {
    case 'binary':
      return diagnostic('source/binary', path, path);
    case 'missing':
      return diagnostic('source/missing', path, path);
    case 'unreadable':
      return diagnostic('source/unreadable', path, path, answer.reason);
  }
}
