import type { Origin, Value } from '../expressions/value.js';
import { entryOf } from '../expressions/values.js';
import { parsePath, type Step } from '../logic/path.js';
import type { RuleFix } from '../ruleset/rule.js';
import type { PlainData } from '../source/plain-data.js';
import type { Span } from '../source/span.js';
import type { WrittenLanguage } from '../source/written-language.js';
import type { Edit } from './edit.js';
import { insertMember, removeMember } from './edit-object.js';

export type LanguageOf = (path: string) => WrittenLanguage | undefined;

/** What a fix wants at its path: a value, or nothing. */
type Wanted = { readonly kind: 'set'; readonly to: PlainData } | { readonly kind: 'remove' };

type Proposed = readonly Edit[] | undefined;

/**
 * The edits that a rule's fix means for a target, in the files where its values are written.
 *
 * @param decided the path that decided, by which `[*]` in the fix's path means one item; every item without
 * @returns undefined where the value is not written out: it is worked out, unknown, or given by the deployment
 */
export function proposeFix(
  fix: RuleFix,
  target: Value,
  decided: string | undefined,
  languageOf: LanguageOf,
): Proposed {
  const path = fix.set ?? fix.remove;
  const steps = path === undefined ? undefined : parsePath(path).steps;
  if (steps === undefined || steps.length === 0) return undefined;
  const wanted: Wanted =
    fix.set === undefined ? { kind: 'remove' } : { kind: 'set', to: fix.to ?? null };
  const along = decided === undefined ? [] : (parsePath(decided).steps ?? []);
  const edits = follow(target, steps, along, wanted, languageOf);
  return edits?.length === 0 ? undefined : edits;
}

function follow(
  value: Value,
  steps: readonly Step[],
  along: readonly Step[],
  wanted: Wanted,
  languageOf: LanguageOf,
): Proposed {
  const [step, ...rest] = steps;
  if (step === undefined) return wanted.kind === 'set' ? replace(value, wanted.to, languageOf) : [];
  const next = along.slice(1);
  if (value.kind === 'array') {
    const items = itemsAt(value.items, step, along[0]);
    if (items === undefined || value.rest !== undefined) return undefined;
    return all(items.map((item) => follow(item, rest, next, wanted, languageOf)));
  }
  if (value.kind !== 'object' || step.kind !== 'key') return undefined;
  const entry = entryOf(value, step.key);
  if (entry === undefined) {
    if (wanted.kind === 'remove' || value.unknownEntries.length > 0) return undefined;
    return insert(value, steps, wanted.to, languageOf);
  }
  if (wanted.kind === 'remove' && rest.length === 0) {
    const object = writtenAt(value.origin);
    const language = object && languageOf(object.file.path);
    if (object === undefined || language === undefined || entry.keySpan === undefined)
      return undefined;
    return removeMember(object, entry.keySpan, language);
  }
  return follow(entry.value, rest, sameStep(step, along[0]) ? next : [], wanted, languageOf);
}

/** The items that a step means; of `[*]` the one that decided, where it is known. */
function itemsAt(
  items: readonly Value[],
  step: Step,
  decided: Step | undefined,
): readonly Value[] | undefined {
  if (step.kind === 'every') {
    const index = decided === undefined ? undefined : indexOf(decided);
    const item = index === undefined ? undefined : items[index];
    return item === undefined ? items : [item];
  }
  const item = items[indexOf(step) ?? -1];
  return item && [item];
}

function indexOf(step: Step): number | undefined {
  return step.kind === 'every' ? undefined : step.index;
}

function sameStep(a: Step, b: Step | undefined): boolean {
  return a.kind === 'key' && b?.kind === 'key' && a.key.toLowerCase() === b.key.toLowerCase();
}

function all(proposed: readonly Proposed[]): Proposed {
  const edits: Edit[] = [];
  for (const one of proposed) {
    if (one === undefined) return undefined;
    edits.push(...one);
  }
  return edits;
}

/** Puts a value in the place of a literal. */
function replace(value: Value, to: PlainData, languageOf: LanguageOf): Proposed {
  const span = writtenAt(value.origin);
  const language = span && languageOf(span.file.path);
  const isScalar =
    value.kind === 'string' ||
    value.kind === 'number' ||
    value.kind === 'boolean' ||
    value.kind === 'null';
  if (!isScalar || span === undefined || language === undefined) return undefined;
  if (to !== null && typeof to === 'object') return undefined;
  const text = language.inPlaceOf(span, to);
  return text === undefined ? undefined : [{ span, text }];
}

function insert(
  { origin }: Value,
  steps: readonly Step[],
  to: PlainData,
  languageOf: LanguageOf,
): Proposed {
  const span = writtenAt(origin);
  const language = span && languageOf(span.file.path);
  const keys = steps.flatMap((step) => (step.kind === 'key' ? [step.key] : []));
  if (span === undefined || language === undefined || keys.length < steps.length) return undefined;
  return insertMember(span, keys, to, language);
}

/** Where a value is written out: the end of its chain of origins, if a literal stands there. */
function writtenAt(origin: Origin): Span | undefined {
  let last = origin;
  while (last.from !== undefined) last = last.from;
  return last.role === 'literal' ? last.span : undefined;
}
