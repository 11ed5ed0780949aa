/*
 * The paths into JSON and YAML documents that `loadJsonContent` and `loadYamlContent` take: JSONPath as
 * Newtonsoft.Json reads it, which is what the Bicep CLI does.
 */

/** A step from parts of a document to parts of these. */
export type PathStep =
  /** Properties by name, or all where none is named. */
  | { readonly kind: 'properties'; readonly names: readonly string[]; readonly deep: boolean }
  /** Items by position from 0, or all where none is named. */
  | { readonly kind: 'items'; readonly positions: readonly number[] }
  | {
      readonly kind: 'slice';
      readonly start?: number;
      readonly end?: number;
      readonly step: number;
    }
  /** Items that pass a test. */
  | { readonly kind: 'filter'; readonly test: PathTest; readonly deep: boolean };

export type PathTest =
  | { readonly kind: 'both' | 'either'; readonly left: PathTest; readonly right: PathTest }
  | { readonly kind: 'exists'; readonly side: PathSide }
  | {
      readonly kind: 'compare';
      readonly operator: string;
      readonly left: PathSide;
      readonly right: PathSide;
    };

/** What is compared: parts of the document, from the item that is tested or from the root, or a value. */
export type PathSide =
  | { readonly kind: 'path'; readonly from: 'item' | 'root'; readonly steps: readonly PathStep[] }
  | { readonly kind: 'value'; readonly value: string | number | boolean | null }
  | { readonly kind: 'pattern'; readonly source: string; readonly flags: string };

/** Filters in filters beyond which a path is not read. */
const deepestFilter = 16;

class PathFault extends Error {}

interface Reader {
  readonly text: string;
  position: number;
  depth: number;
}

/** Reads a path such as `$.a['b c'][0]..d[?(@.e == 'f')]`; undefined where it is none. */
export function parseJsonPath(text: string): readonly PathStep[] | undefined {
  const reader: Reader = { text, position: 0, depth: 0 };
  try {
    if (reader.text.startsWith('$')) reader.position = 1;
    const steps = readSteps(reader, false);
    return reader.position === text.length ? steps : undefined;
  } catch (error) {
    if (error instanceof PathFault) return undefined;
    throw error;
  }
}

/** @param inFilter whether an operator or `)` ends the path */
function readSteps(reader: Reader, inFilter: boolean): PathStep[] {
  const steps: PathStep[] = [];
  const name = inFilter ? /[^.[\]()\s=<>!|&]+/y : /[^.[\]()\s]+/y;
  let first = true;
  for (;;) {
    const dots = take(reader, /\.{1,2}/y);
    const deep = dots === '..';
    if (take(reader, /\[/y) !== undefined) steps.push(readBrackets(reader, deep));
    else {
      // Without a dot a name can only begin the path.
      const word = dots !== undefined || first ? take(reader, name) : undefined;
      if (word === undefined && dots === undefined) return steps;
      if (word === undefined) throw new PathFault();
      steps.push({ kind: 'properties', names: word === '*' ? [] : [word], deep });
    }
    first = false;
  }
}

function readBrackets(reader: Reader, deep: boolean): PathStep {
  take(reader, /\s*/y);
  const step = readSelection(reader, deep);
  expect(reader, /\s*\]/y);
  return step;
}

function readSelection(reader: Reader, deep: boolean): PathStep {
  if (take(reader, /\*/y)) return { kind: 'items', positions: [] };
  if (take(reader, /\?\s*\(/y)) {
    const test = readTest(reader);
    expect(reader, /\s*\)/y);
    return { kind: 'filter', test, deep };
  }
  const quoted = readQuoted(reader);
  if (quoted !== undefined) {
    const names = [quoted];
    while (take(reader, /\s*,\s*/y) !== undefined) names.push(readQuoted(reader) ?? fail());
    return { kind: 'properties', names, deep };
  }
  const slice = match(reader, /(-?\d+)?\s*:\s*(-?\d+)?(?:\s*:\s*(-?\d+)?)?/y);
  if (slice) {
    const [, start, end, step = '1'] = slice;
    if (Number(step) === 0) throw new PathFault();
    return {
      kind: 'slice',
      ...(start !== undefined && { start: Number(start) }),
      ...(end !== undefined && { end: Number(end) }),
      step: Number(step),
    };
  }
  const positions = expect(reader, /\d+(?:\s*,\s*\d+)*/y);
  return { kind: 'items', positions: positions.split(',').map(Number) };
}

/** Tests joined by `&&` and `||`, which bind alike and to the right. */
function readTest(reader: Reader): PathTest {
  reader.depth += 1;
  if (reader.depth > deepestFilter) throw new PathFault();
  const tests = [readComparison(reader)];
  const joints: ('both' | 'either')[] = [];
  for (
    let joint = take(reader, /\s*(?:&&|\|\|)/y);
    joint;
    joint = take(reader, /\s*(?:&&|\|\|)/y)
  ) {
    joints.push(joint.trim() === '&&' ? 'both' : 'either');
    tests.push(readComparison(reader));
  }
  reader.depth -= 1;
  return tests.reduceRight((right, left, i) => {
    const kind = joints[i];
    return kind === undefined ? left : { kind, left, right };
  });
}

function readComparison(reader: Reader): PathTest {
  const left = readSide(reader);
  const operator = take(reader, /\s*(?:={2,3}|=~|!={1,2}|<>|<=?|>=?)/y)?.trim();
  if (operator === undefined) return { kind: 'exists', side: left };
  return { kind: 'compare', operator, left, right: readSide(reader) };
}

function readSide(reader: Reader): PathSide {
  take(reader, /\s*/y);
  const start = take(reader, /[@$]/y);
  if (start !== undefined) {
    const steps = readSteps(reader, true);
    return { kind: 'path', from: start === '@' ? 'item' : 'root', steps };
  }
  const quoted = readQuoted(reader);
  if (quoted !== undefined) return { kind: 'value', value: quoted };
  const pattern = match(reader, /\/((?:[^/\\]|\\.)*)\/([imsx]*)/y);
  if (pattern) return { kind: 'pattern', source: pattern[1] ?? '', flags: pattern[2] ?? '' };
  const word = expect(reader, /(?:-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null)/y);
  return { kind: 'value', value: JSON.parse(word) };
}

function readQuoted(reader: Reader): string | undefined {
  const written = take(reader, /'(?:[^'\\]|\\.)*'/y);
  return written?.slice(1, -1).replace(/\\(.)/g, '$1');
}

function match(reader: Reader, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = reader.position;
  const found = pattern.exec(reader.text) ?? undefined;
  if (found) reader.position += found[0].length;
  return found;
}

function take(reader: Reader, pattern: RegExp): string | undefined {
  return match(reader, pattern)?.[0];
}

function expect(reader: Reader, pattern: RegExp): string {
  return take(reader, pattern) ?? fail();
}

function fail(): never {
  throw new PathFault();
}
