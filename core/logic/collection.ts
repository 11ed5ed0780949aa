import type { UnknownValue } from '../expressions/value.js';
import { overChoices } from './choice.js';
import type { DecidedValue, Located, LogicValue } from './compiled.js';
import type { Call, Compiled, Frame } from './operator.js';
import { fromPlain } from './plain.js';
import { itemsOf, place } from './read.js';
import { truthValue } from './ternary.js';

/** What logic that runs over a list sees of it. */
export interface Members {
  readonly list: Located;
  readonly items: readonly Located[];
  /** There may be further items, any number of them. */
  readonly rest?: {
    readonly count: UnknownValue;
    readonly representative?: Located;
    /** They may stand anywhere among the known items. */
    readonly anywhere?: true;
  };
}

/** A list, something else (or nothing), or something unknown, which may be a list of any length. */
export type Collection =
  | ({ readonly kind: 'list' } & Members)
  | { readonly kind: 'other'; readonly value: DecidedValue };

/** Applies a function to what an operand gives as a collection; of a choice to each alternative. */
export function overCollection(list: Located, apply: (collection: Collection) => Located): Located {
  const { value } = list;
  if (value.kind !== 'choice') return apply(collectionOf(list, value));
  return place(
    overChoices([value], ([chosen]) =>
      chosen === undefined ? value : apply(collectionOf(place(chosen, list.path), chosen)).value,
    ),
    list.path,
  );
}

function collectionOf(list: Located, value: DecidedValue): Collection {
  if (value.kind === 'unknown') {
    if (value.type === 'null') return { kind: 'other', value: fromPlain(null) };
    const text = value.parts !== undefined;
    const possible = (value.type === undefined && !text) || value.type === 'array';
    return possible || value.perhapsMissing
      ? { kind: 'list', list, items: [], rest: { count: value } }
      : { kind: 'other', value };
  }
  if (value.kind !== 'array') return { kind: 'other', value };
  const items = itemsOf(list, value);
  if (value.rest === undefined) return { kind: 'list', list, items };
  const { representative, ...rest } = value.rest;
  if (representative === undefined) return { kind: 'list', list, items, rest };
  const located = place(representative, list.path);
  return { kind: 'list', list, items, rest: { ...rest, representative: located } };
}

/** The frame in which logic reads an item, which the setting `as` may name. */
export function itemFrame(frame: Frame, item: Located, as: string | undefined): Frame {
  const names = as === undefined ? frame.names : { name: as, located: item, outer: frame.names };
  return { ...frame, item, names };
}

/** The truth of a condition for an item. */
export type ItemTest = (item: Located, frame: Frame) => LogicValue;

/** A condition of a call as a function of the item. */
export function itemTest(call: Call, condition: Compiled): ItemTest {
  const as = call.settings.get('as');
  return (item, frame) => truthValue(condition.evaluate(itemFrame(frame, item, as)).value);
}
