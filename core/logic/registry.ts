import type { Operator } from './operator.js';
import { all, none, some } from './operators/all-some-none.js';
import { and } from './operators/and.js';
import { equals } from './operators/equals.js';
import { exists } from './operators/exists.js';
import { filter } from './operators/filter.js';
import { hasValue } from './operators/has-value.js';
import { ifOperator, ternaryOperator } from './operators/if.js';
import { map } from './operators/map.js';
import { missingOperator, missingSome } from './operators/missing.js';
import { oneOf } from './operators/one-of.js';
import { or } from './operators/or.js';
import { reduce } from './operators/reduce.js';
import { standardOperators } from './operators/standard.js';

const standard: readonly Operator[] = [
  ...standardOperators,
  and,
  or,
  ifOperator,
  ternaryOperator,
  all,
  some,
  none,
  filter,
  map,
  reduce,
  missingOperator,
  missingSome,
];

const ofValues: readonly Operator[] = [equals, oneOf, exists, hasValue];

/** Every registered operator by name. `var`, `resource`, `view`, `use` and `literal` belong to the language itself. */
export const operators: ReadonlyMap<string, Operator> = new Map(
  [...standard, ...ofValues].map((operator) => [operator.name, operator]),
);
