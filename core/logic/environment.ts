import type { DataNode } from '../source/data.js';
import type { Operator } from './operator.js';

/** What a piece of logic may refer to. */
export interface LogicEnvironment {
  /** By name; `operators` of `registry.ts` holds all of ours. */
  readonly operators: ReadonlyMap<string, Operator>;
  /** Named collections, read with the operator `view` or where `each` names one. */
  readonly views: ReadonlyMap<string, readonly ViewSource[]>;
  /** Named logic with arguments, read with the operator `use`. */
  readonly fragments: ReadonlyMap<string, Fragment>;
  /** Named values of a rule (`let`), read with `var`. They see the resource, never an item. */
  readonly lets: ReadonlyMap<string, DataNode>;
  /** Names that `as` of the rule's `each` gives to the item its assertions read. */
  readonly itemNames: readonly string[];
}

/** One of the places that a view gathers its items from. */
export interface ViewSource {
  /** A path from the resource, or logic. A list gives its items, anything else is one item. */
  readonly in: DataNode;
  /** Path inside each item at which the view begins (`properties` of a child resource). */
  readonly at?: DataNode;
  /** Entries that the view adds to each item, by key: a path within the whole item, or logic that reads it. */
  readonly with?: ReadonlyMap<string, DataNode>;
  /** Logic; the source counts only where it is true. */
  readonly when?: DataNode;
}

/** Logic with arguments (`define`): `var` reads its parameters by name, and otherwise what the place of use reads. */
export interface Fragment {
  readonly parameters: readonly string[];
  readonly logic: DataNode;
}
