import type { Operator } from './operator.js';

type Schema = { readonly [keyword: string]: unknown };

const logic: Schema = { $ref: '#/definitions/logic' };
/** One operand without a list around it: a list would be taken for the operands. */
const alone: Schema = { allOf: [logic], not: { type: 'array' } };

/** What belongs to the language itself, with a word on each. */
const references: Readonly<Record<string, readonly [description: string, operands: Schema]>> = {
  var: [
    'Reads a path from the current item: a.b, a[0], a[*]; the empty path is the item itself. A second operand stands in where nothing is there.',
    { anyOf: operandList(1, 2) },
  ],
  resource: ['Reads a path from what is judged, whatever the item.', { anyOf: operandList(1, 2) }],
  view: ['A named view: a list gathered from several places.', { type: 'string' }],
  use: [
    'A fragment with arguments: a name, [name, argument …], or { fragment: name, argument: … }.',
    {
      anyOf: [
        { type: 'string' },
        { type: 'array', items: logic, minItems: 1 },
        {
          type: 'object',
          properties: { fragment: { type: 'string' } },
          required: ['fragment'],
          additionalProperties: logic,
        },
      ],
    },
  ],
  literal: ['Data that looks like logic.', {}],
};

/** The JSON Schema of logic, so that editors complete operators, say what they do and check their operands. */
export function logicSchema(operators: Iterable<Operator>): Schema {
  const calls: [string, Schema][] = [...operators].map((operator) => [
    operator.name,
    { description: operator.summary, ...operandsSchema(operator) },
  ]);
  const own = Object.entries(references).map(
    ([name, [description, operands]]): [string, Schema] => [name, { description, ...operands }],
  );
  return {
    description:
      'JSON Logic: an object with one key calls the operator of that name; everything else is data',
    anyOf: [
      { type: ['string', 'number', 'boolean', 'null'] },
      { type: 'array', items: logic },
      {
        type: 'object',
        properties: Object.fromEntries([...own, ...calls]),
        additionalProperties: false,
        maxProperties: 1,
      },
    ],
  };
}

/** Operands in a list, and one alone without it. */
function operandList(least: number, most: number | undefined): readonly Schema[] {
  const bounds = { minItems: least, ...(most === undefined ? {} : { maxItems: most }) };
  const list = { type: 'array', items: logic, ...bounds };
  return least > 1 ? [list] : [alone, list];
}

function operandsSchema({ parameters, variadic, settings = {} }: Operator): Schema {
  const required = parameters.filter(({ optional }) => !optional);
  const least = variadic?.atLeast ?? required.length;
  const most = variadic === undefined ? parameters.length : undefined;
  const list = operandList(least, most);
  const names = [...parameters.map(({ name }) => name), ...Object.keys(settings)];
  if (new Set(names).size < names.length || names.length < 2) return { anyOf: list };
  const named = {
    type: 'object',
    properties: Object.fromEntries([
      ...parameters.map(({ name }) => [name, logic]),
      ...Object.entries(settings).map(([name, values]) => [name, settingSchema(values)]),
    ]),
    required: required.map(({ name }) => name),
    additionalProperties: false,
    minProperties: 2,
  };
  return { anyOf: [...list, named] };
}

function settingSchema(values: readonly string[] | 'name'): Schema {
  return values === 'name' ? { type: 'string' } : { enum: values };
}
