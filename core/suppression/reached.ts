import { namesType, typePatterns } from '../judging/type-patterns.js';
import type { Reason, TargetReference, Verdict } from '../judging/verdict.js';
import { matchesPath, matchesText } from '../source/glob.js';
import { positionAt } from '../source/location.js';
import type { Span } from '../source/span.js';
import type { Reach, Suppression } from './suppression.js';

/** Gives the suppressions that reach a reason of a verdict, those nearest to it first, whichever rule they name. */
export type Reaching = (verdict: Verdict, reason: Reason) => readonly Suppression[];

/** Indexes suppressions by what they reach, so that each reason meets only those of its own places. */
export function indexByReach(suppressions: readonly Suppression[]): Reaching {
  const byPlace = new Map<string, Suppression[]>();
  const selections: Suppression[] = [];
  for (const suppression of suppressions) {
    const key = keyOf(suppression.reach);
    const others = key === undefined ? selections : byPlace.get(key);
    if (others !== undefined) others.push(suppression);
    else if (key !== undefined) byPlace.set(key, [suppression]);
  }
  const at = (key: string): readonly Suppression[] => byPlace.get(key) ?? [];
  return (verdict, { span }) => {
    const { declarations, target } = verdict;
    const places = [span, ...declarations.slice(0, 1)];
    const paths = [...new Set(places.map(pathOf))];
    const files = new Set([...paths, ...parametersOf(target)]);
    const lines = [span, ...declarations].map((place) => lineKey(pathOf(place), lineOf(place)));
    return [
      ...[...new Set(lines)].flatMap(at),
      ...declarations.flatMap((header) => at(declarationKey(header))),
      ...paths
        .flatMap((path) => at(withinKey(path)))
        .filter(({ reach }) => places.some((place) => isWithin(place, reach))),
      ...[...files].flatMap((path) => at(fileKey(path))),
      ...selections.filter(({ reach }) => selects(reach, target, files)),
    ];
  };
}

function keyOf(reach: Reach): string | undefined {
  switch (reach.kind) {
    case 'line':
      return lineKey(reach.path, reach.line);
    case 'declaration':
      return declarationKey(reach.header);
    case 'within':
      return withinKey(pathOf(reach.span));
    case 'file':
      return fileKey(reach.path);
    case 'selection':
      return undefined;
  }
}

const lineKey = (path: string, line: number): string => `line ${line} ${path}`;
const declarationKey = (header: Span): string => `declaration ${header.start} ${pathOf(header)}`;
const withinKey = (path: string): string => `within ${path}`;
const fileKey = (path: string): string => `file ${path}`;

function pathOf({ file }: Span): string {
  return file.path;
}

function lineOf({ file, start }: Span): number {
  return positionAt(file, start).line;
}

/** A parameter file is a use of its template: what it accepts is accepted with its parameters only. */
function parametersOf({ parameters }: TargetReference): readonly string[] {
  return parameters === undefined ? [] : [parameters];
}

function isWithin(place: Span, reach: Reach): boolean {
  if (reach.kind !== 'within' || pathOf(place) !== pathOf(reach.span)) return false;
  return reach.span.start <= place.start && place.end <= reach.span.end;
}

function selects(reach: Reach, target: TargetReference, files: ReadonlySet<string>): boolean {
  if (reach.kind !== 'selection') return false;
  const { paths, types, names } = reach;
  return (
    (paths?.some((glob) => [...files].some((path) => matchesPath(glob, path))) ?? true) &&
    (types === undefined || namesType(typePatterns(types), target.type)) &&
    (names?.some((glob) => matchesText(glob, target.name)) ?? true)
  );
}
