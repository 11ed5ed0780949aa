import type { Value } from '../../expressions/value.js';
import type { DecidedValue, LogicValue } from '../compiled.js';
import { equal, someTernary } from '../equality.js';
import { type Example, type Operator, valueOperator } from '../operator.js';
import { letterCase, letters } from '../text.js';
import { computed, unknownOf } from '../unknown.js';

function setOperator(
  definition: {
    readonly name: string;
    readonly summary: string;
    readonly examples: readonly Example[];
  },
  keepFound: boolean,
): Operator {
  return valueOperator(
    {
      ...definition,
      summary: `${definition.summary} Items are compared as \`equals\` does. What is no list counts as an empty one. Where it is unknown whether an item stays, the length of the result is unknown.`,
      parameters: [{ name: 'in' }, { name: 'with' }],
      settings: letterCase,
    },
    (call) => {
      const mode = letters(call);
      return ([list, other]): LogicValue => {
        const items: Value[] = [];
        let open = restOf(list);
        for (const item of itemsIn(list)) {
          const hit = someTernary(itemsIn(other), (one) => equal(item, one, mode));
          const found = hit === false ? (restOf(other) ?? false) : hit;
          if (found === keepFound) items.push(item);
          else if (typeof found !== 'boolean') open ??= found;
        }
        const rest = open && {
          rest: {
            count: unknownOf(
              definition.name,
              open,
              [list, other].flatMap((one) => one ?? []),
            ),
            anywhere: true as const,
          },
        };
        return { kind: 'array', items, origin: list?.origin ?? computed, ...rest };
      };
    },
  );
}

function itemsIn(value: DecidedValue | undefined): readonly Value[] {
  return value?.kind === 'array' ? value.items : [];
}

function restOf(value: DecidedValue | undefined) {
  if (value?.kind === 'unknown') return value;
  return value?.kind === 'array' ? value.rest?.count : undefined;
}

/** What two lists have in common. */
export const intersect = setOperator(
  {
    name: 'intersect',
    summary: 'The items of the first list that are in the second.',
    examples: [
      { logic: { intersect: [{ var: 'a' }, ['B', 'c']] }, data: { a: ['a', 'b'] }, result: ['b'] },
      { logic: { intersect: [{ var: 'b' }, ['x']] }, data: {}, result: [] },
    ],
  },
  true,
);

/** What one list lacks of another. */
export const difference = setOperator(
  {
    name: 'difference',
    summary: 'The items of the first list that are not in the second.',
    examples: [
      { logic: { difference: [['a', 'b'], { var: 'a' }] }, data: { a: ['B'] }, result: ['a'] },
      { logic: { difference: [['x'], { var: 'b' }] }, data: {}, result: ['x'] },
    ],
  },
  false,
);
