import type { DataDocument, DataObject, DataProperty } from './data.js';
import { maxDepth, readJson, readValueAt } from './json.js';
import type { SourceFile } from './source-file.js';

/**
 * Reads a file as {@link readJson} does, but reads the value of each member of its object when it is asked for. This is
 * for files as compilers write them: strict JSON in the layout of `JSON.stringify(value, undefined, 2)`, in which nothing
 * can be wrong. Any other file is read at once.
 */
export function readJsonOnDemand(file: SourceFile): DataDocument {
  const outlined = outline(file.text);
  return outlined
    ? { root: objectOf(file, outlined), comments: [], diagnostics: [] }
    : readJson(file);
}

/** Where the members of an object stand. Offsets are 0-based; ends are exclusive. */
interface Outline {
  readonly members: readonly Member[];
  readonly end: number;
}

interface Member {
  readonly name: string;
  /** Of the key's opening quote. */
  readonly keyStart: number;
  readonly valueStart: number;
}

function objectOf(file: SourceFile, { members, end }: Outline): DataObject {
  const properties = new Map(members.map((each) => [each.name, propertyOf(file, each)]));
  const span = { file, start: 0, end };
  return { kind: 'object', properties, span, layout: 'standard' };
}

function propertyOf(file: SourceFile, { name, keyStart, valueStart }: Member): DataProperty {
  const keyEnd = keyStart + name.length + 2;
  let value: DataProperty['value'] | undefined;
  return {
    key: {
      kind: 'string',
      value: name,
      span: { file, start: keyStart, end: keyEnd },
      textStart: keyStart + 1,
    },
    get value() {
      value ??= readValueAt(valueStart, file);
      return value;
    },
  };
}

/** What is read of a text line by line. */
interface Scan {
  readonly text: string;
  /** Where the next line begins. */
  at: number;
  /** The objects and arrays around it, outermost first. */
  readonly open: Open[];
  /** Whether a comma or an opening bracket ends the line before, so that a value follows and no closing bracket. */
  awaitsValue: boolean;
  readonly members: Member[];
  /** By depth, the object in which each key was last met. */
  readonly met: Map<string, Open>[];
}

interface Open {
  readonly bracket: '{' | '[';
}

/** The outline of a text in the standard layout; undefined for any other text, and where a key is given twice. */
function outline(text: string): Outline | undefined {
  if (!text.startsWith('{\n')) return undefined;
  const root: Open = { bracket: '{' };
  const scan: Scan = { text, at: 2, open: [root], awaitsValue: true, members: [], met: [] };
  while (scan.open.length > 0) {
    if (!(scan.awaitsValue ? takeValue(scan) : takeClosing(scan))) return undefined;
  }
  const { at, members } = scan;
  return at === text.length || text.slice(at) === '\n' ? { members, end: at } : undefined;
}

const string = String.raw`"[^"\\\p{Cc}]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\p{Cc}]*)*"`;
const number = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?`;
const whole = [string, number, 'true', 'false', 'null', String.raw`\{\}`, String.raw`\[\]`];
/** What of a line follows the indent and the key: a whole value, or what opens one. */
const rest = new RegExp(`(?:(?:${whole.join('|')}),?|[{[])\n`, 'uy');
const key = /"[^"\\\p{Cc}]*": /uy;

/** Takes a line that holds or opens a value. */
function takeValue(scan: Scan): boolean {
  const { text, open } = scan;
  if (open.length > maxDepth || !takeIndent(scan, open.length)) return false;
  if (open.at(-1)?.bracket === '{' && !takeKey(scan)) return false;
  const start = scan.at;
  rest.lastIndex = start;
  if (!rest.test(text)) return false;
  scan.at = rest.lastIndex;
  const isOpened = scan.at === start + 2 && /[{[]/.test(text.charAt(start));
  if (isOpened) open.push({ bracket: text.charAt(start) === '{' ? '{' : '[' });
  scan.awaitsValue = isOpened || text.charAt(scan.at - 2) === ',';
  return true;
}

/** Takes the key of a member; false also where its object has it already. */
function takeKey(scan: Scan): boolean {
  const { text, at, open, members, met } = scan;
  key.lastIndex = at;
  if (!key.test(text)) return false;
  scan.at = key.lastIndex;
  const name = text.slice(at + 1, scan.at - 3);
  if (open.length === 1) members.push({ name, keyStart: at, valueStart: scan.at });
  const object = open.at(-1);
  const names = met[open.length] ?? new Map<string, Open>();
  if (object === undefined || names.get(name) === object) return false;
  met[open.length] = names.set(name, object);
  return true;
}

/** Takes the closing bracket of the innermost object or array, with the end of its line. */
function takeClosing(scan: Scan): boolean {
  const { text, open } = scan;
  const closed = open.pop();
  if (!takeIndent(scan, open.length)) return false;
  if (text.charAt(scan.at) !== (closed?.bracket === '{' ? '}' : ']')) return false;
  scan.at++;
  if (open.length === 0) return true;
  scan.awaitsValue = text.charAt(scan.at) === ',';
  if (scan.awaitsValue) scan.at++;
  return text.charAt(scan.at++) === '\n';
}

const indents = Array.from({ length: maxDepth + 1 }, (_, depth) => '  '.repeat(depth));

function takeIndent(scan: Scan, depth: number): boolean {
  const indent = indents[depth] ?? '';
  if (!scan.text.startsWith(indent, scan.at)) return false;
  scan.at += indent.length;
  return true;
}
