import { spellings } from './spellings.js';

/** A resource type at an API version. */
export interface VersionedType {
  readonly type: string;
  readonly apiVersion: string;
}

/** A type as it is spelled at some of the versions of its namespace. */
interface Spelling {
  readonly type: string;
  /** Positions in the namespace's versions, first and last, in base 36: `0-4,7`. */
  readonly ranges: string;
}

/** A namespace in one of its spellings. */
interface Namespace {
  /** API versions in short form; see `spellings`. */
  readonly versions: readonly string[];
  /** By the type in lower case, without the namespace. */
  readonly types: ReadonlyMap<string, readonly Spelling[]>;
}

/**
 * A type and API version in the letter case in which Azure has them, which can differ from version to
 * version; undefined for pairs that Azure's data do not have. The Bicep CLI writes what it knows so, and leaves
 * alone what it does not.
 */
export function azureSpelling(written: VersionedType): VersionedType | undefined {
  const key = `${written.type}@${written.apiVersion}`;
  if (!spelled.has(key)) spelled.set(key, findSpelling(written));
  return spelled.get(key);
}

const spelled = new Map<string, VersionedType | undefined>();

function findSpelling({ type, apiVersion }: VersionedType): VersionedType | undefined {
  const slash = type.indexOf('/');
  const version = apiVersion.toLowerCase();
  const short = shortVersion(version);
  if (slash < 0 || short === undefined) return undefined;
  const path = type.slice(slash + 1).toLowerCase();
  for (const { versions, types } of namespacesOf(type.slice(0, slash).toLowerCase())) {
    const position = versions.indexOf(short);
    const found = types.get(path)?.find(({ ranges }) => includes(ranges, position));
    if (found) return { type: found.type, apiVersion: version };
  }
  return undefined;
}

/** `230101p` for 2023-01-01-preview. */
function shortVersion(version: string): string | undefined {
  const parts = /^20(\d\d)-(\d\d)-(\d\d)(-preview)?$/.exec(version);
  return parts === null ? undefined : `${parts[1]}${parts[2]}${parts[3]}${parts[4] ? 'p' : ''}`;
}

function includes(ranges: string, position: number): boolean {
  return ranges.split(',').some((range) => {
    const [first = '', last = first] = range.split('-');
    return position >= Number.parseInt(first, 36) && position <= Number.parseInt(last, 36);
  });
}

/** The lines of each namespace by its name in lower case; made when first needed, as is what is in them. */
let lines: ReadonlyMap<string, readonly string[]> | undefined;
const read = new Map<string, readonly Namespace[]>();

function namespacesOf(name: string): readonly Namespace[] {
  const known = read.get(name);
  if (known) return known;
  lines ??= linesByNamespace();
  const namespaces = (lines.get(name) ?? []).map(readNamespace);
  read.set(name, namespaces);
  return namespaces;
}

function linesByNamespace(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const line of spellings.trim().split('\n')) {
    const name = line.slice(0, line.indexOf(' ')).toLowerCase();
    const others = found.get(name);
    if (others) others.push(line);
    else found.set(name, [line]);
  }
  return found;
}

function readNamespace(line: string): Namespace {
  const [head = '', ...pieces] = line.split('|');
  const [namespace = '', ...versions] = head.split(' ');
  const types = new Map<string, Spelling[]>();
  let above: readonly string[] = [];
  let ranges = '';
  for (const piece of pieces) {
    const [written = '', own] = piece.split(' ');
    const shared = written.search(/[^/]/);
    above = [...above.slice(0, shared), ...written.slice(shared).split('/')];
    ranges = own ?? ranges;
    const path = above.join('/');
    const spelling = { type: `${namespace}/${path}`, ranges };
    const others = types.get(path.toLowerCase());
    if (others) others.push(spelling);
    else types.set(path.toLowerCase(), [spelling]);
  }
  return { versions, types };
}
