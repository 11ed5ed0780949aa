/** A place below the target's root, as a chain that ends in `rootPath`. What was computed has no path. */
export interface Path {
  /** Absent for the root. */
  readonly parent: Path | undefined;
  /** A key, or a 0-based index. */
  readonly segment: string | number;
}

/** The target's root itself. */
export const rootPath: Path = { parent: undefined, segment: '' };

/** The place of an entry or item; of what has no place itself there is none. */
export function pathBelow(path: Path | undefined, segment: string | number): Path | undefined {
  return path === undefined ? undefined : { parent: path, segment };
}

/** One step of a path as written in a rule. */
export type Step =
  | { readonly kind: 'key'; readonly key: string; readonly index?: number }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'every' };

export interface PathProblem {
  /** Offset in the path text (0-based) where it stops making sense. */
  readonly at: number;
  readonly expected: string;
}

export type ParsedPath =
  | { readonly steps: readonly Step[]; readonly problem?: never }
  | { readonly steps?: never; readonly problem: PathProblem };

const bareKey = /[^.[\]]+/y;
const bracket = /\[(?:(\*)|(\d+)|'((?:[^']|'')*)')\]/y;

/**
 * Reads a path: `a.b`, `a[0]`, `a.0`, `a[*]`, `a['key.with.dots']` (a quote inside is doubled). The
 * empty path has no steps.
 */
export function parsePath(text: string): ParsedPath {
  const steps: Step[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] === '[') {
      bracket.lastIndex = at;
      const match = bracket.exec(text);
      if (match === null) return problem(at, "an index, '*' or a quoted key between brackets");
      const [, every, index, key] = match;
      if (every !== undefined) steps.push({ kind: 'every' });
      else if (index !== undefined) steps.push({ kind: 'index', index: Number(index) });
      else steps.push({ kind: 'key', key: (key ?? '').replaceAll("''", "'") });
      at = bracket.lastIndex;
      continue;
    }
    if (steps.length > 0) {
      if (text[at] !== '.') return problem(at, "'.' or '['");
      at += 1;
    }
    bareKey.lastIndex = at;
    const key = bareKey.exec(text)?.[0];
    if (key === undefined) return problem(at, 'a key');
    steps.push(/^\d+$/.test(key) ? { kind: 'key', key, index: Number(key) } : { kind: 'key', key });
    at += key.length;
  }
  return { steps };
}

function problem(at: number, expected: string): ParsedPath {
  return { problem: { at, expected } };
}

/** The path as text: `properties.agentPoolProfiles[0].mode`; empty for the root. */
export function printPath(path: Path | undefined): string {
  const segments: (string | number)[] = [];
  for (let step = path; step?.parent !== undefined; step = step.parent) segments.push(step.segment);
  return printSegments(segments.reverse());
}

/** Segments from the outermost in, as text. */
function printSegments(segments: readonly (string | number)[]): string {
  let text = '';
  for (const segment of segments) {
    if (typeof segment === 'number') text += `[${segment}]`;
    else if (/^[^.[\]']+$/.test(segment)) text += text === '' ? segment : `.${segment}`;
    else text += `['${segment.replaceAll("'", "''")}']`;
  }
  return text;
}
