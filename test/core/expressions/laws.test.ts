import fc from 'fast-check';
import t from 'tap';
import { choiceOfAllowed } from '../../../core/expressions/choice.js';
import { callOf } from '../../../core/expressions/residual.js';
import { unknownValue } from '../../../core/expressions/unknown.js';
import type { TextPart, Value, ValueType } from '../../../core/expressions/value.js';
import { entryOf } from '../../../core/expressions/values.js';
import { declared, evaluateText, fromJson, scopeOf, toJson } from '../../support/expressions.js';

/** What a parameter may be given, by the kind it is declared to have. */
const fillings: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  text: fc.constantFrom('', 'a', 'b', 'ab', 'A', '-', 'ba-b'),
  other: fc.constantFrom('', 'a', 'b', 'c-d'),
  flag: fc.boolean(),
  count: fc.integer({ min: -2, max: 3 }),
  list: fc.array(fc.constantFrom('a', 'b', 1), { maxLength: 3 }),
  object: fc.dictionary(fc.constantFrom('a', 'b', 'B', 'c'), fc.constantFrom(1, 'x', null), {
    maxKeys: 3,
  }),
};

const types: Readonly<Record<string, ValueType>> = {
  text: 'string',
  other: 'string',
  flag: 'bool',
  count: 'int',
  list: 'array',
  object: 'object',
};

function unknownParameter(name: string, typed: boolean): Value {
  const expression = callOf(
    'parameters',
    [{ kind: 'string', value: name, span: declared.span }],
    declared.span,
  );
  const type = typed ? types[name] : undefined;
  return unknownValue(expression, declared, { kind: 'parameter', name }, { type });
}

const call = (name: string, ...args: fc.Arbitrary<string>[]) =>
  fc.tuple(...args).map((texts) => `${name}(${texts.join(', ')})`);

const { text, list, object, flag } = fc.letrec<
  Record<'text' | 'list' | 'object' | 'flag' | 'count' | 'any', string>
>((tie) => {
  const { text, list, object, flag, count, any } = {
    text: tie('text'),
    list: tie('list'),
    object: tie('object'),
    flag: tie('flag'),
    count: tie('count'),
    any: tie('any'),
  };
  const oneOf = (...arms: fc.Arbitrary<string>[]) =>
    fc.oneof({ maxDepth: 3, depthIdentifier: 'expression', withCrossShrink: true }, ...arms);
  const format = fc.constantFrom("'{0}'", "'x{0}'", "'{0}-y'", "'{0}{0}'");
  return {
    any: oneOf(
      fc.constantFrom(
        'null()',
        "'a'",
        '1',
        "parameters('text')",
        "parameters('count')",
        "parameters('list')",
      ),
      text,
      list,
      object,
      flag,
      count,
    ),
    text: oneOf(
      fc.constantFrom(
        "'a'",
        "''",
        "'b'",
        "'ab'",
        "'-'",
        "parameters('text')",
        "parameters('other')",
      ),
      call('concat', text, text),
      call('concat', text, text, count),
      call('format', format, text),
      call('format', format, count),
      call('toLower', text),
      call('toUpper', text),
      call('trim', text),
      call('if', flag, text, text),
      call('coalesce', text, text),
      call('first', text),
      call('last', text),
      call('replace', text, fc.constant("'a'"), text),
      call('substring', text, fc.constant('0'), fc.constant('1')),
      call('take', text, count),
      call('join', list, text),
      call('string', list),
      call('padLeft', text, fc.constant('4')),
      call('resourceId', fc.constant("'s'"), fc.constant("'g'"), fc.constant("'A.B/c'"), text),
    ),
    list: oneOf(
      fc.constantFrom('createArray()', "createArray('a', 'b')", "parameters('list')"),
      call('createArray', any, any),
      call('concat', list, list),
      call('union', list, list),
      call('intersection', list, list),
      call('take', list, count),
      call('skip', list, count),
      call('if', flag, list, list),
      call('split', text, fc.constant("'-'")),
      call(
        'map',
        list,
        fc.constant("lambda('x', createArray(lambdaVariables('x'), parameters('text')))"),
      ),
      call(
        'filter',
        list,
        fc.constant("lambda('x', equals(lambdaVariables('x'), parameters('text')))"),
      ),
      call('flatten', call('createArray', list, list)),
      call('items', object),
      call('objectKeys', object),
      call('array', any),
    ),
    object: oneOf(
      fc.constantFrom('createObject()', "createObject('a', 1)", "parameters('object')"),
      call('createObject', fc.constant("'a'"), any, fc.constant("'b'"), any),
      call('createObject', text, any),
      call('union', object, object),
      call('union', object, object, object),
      call('shallowMerge', call('createArray', object, object)),
      call('if', flag, object, object),
      call('toObject', list, fc.constant("lambda('x', string(lambdaVariables('x')))")),
      call('mapValues', object, fc.constant("lambda('x', parameters('text'))")),
    ),
    flag: oneOf(
      fc.constantFrom('true()', 'false()', "parameters('flag')"),
      call('equals', any, any),
      call('equals', text, text),
      call('and', flag, flag),
      call('or', flag, flag),
      call('not', flag),
      call('empty', text),
      call('empty', list),
      call('empty', object),
      call('contains', text, text),
      call('contains', list, any),
      call('contains', object, text),
      call('startsWith', text, text),
      call('endsWith', text, text),
      call('less', count, count),
    ),
    count: oneOf(
      fc.constantFrom('0', '1', '2', "parameters('count')"),
      call('length', text),
      call('length', list),
      call('length', object),
      call('indexOf', text, text),
      call('add', count, count),
      call('if', flag, count, count),
    ),
  };
});

const atom = fc.constantFrom(
  "'a'",
  "'-'",
  '1',
  'null()',
  "parameters('text')",
  "parameters('other')",
  "parameters('count')",
  "concat('a', parameters('text'))",
  "concat(parameters('text'), '-', parameters('other'))",
);
const few = fc.oneof(fc.constant("parameters('list')"), call('createArray', atom, atom));
const entries = fc.oneof(
  fc.constant("parameters('object')"),
  call('createObject', fc.constant("'a'"), atom, fc.constant("'b'"), atom),
  call('createObject', fc.constantFrom("'a'", "parameters('text')"), atom),
);

/** One function over simple arguments: what most mistakes show up in. */
const simple = fc.oneof(
  call('contains', few, atom),
  call('contains', atom, atom),
  call('contains', entries, atom),
  call('equals', atom, atom),
  call('equals', few, few),
  call('equals', entries, entries),
  call('startsWith', atom, atom),
  call('endsWith', atom, atom),
  call('union', few, few),
  call('union', entries, entries),
  call('union', entries, entries, entries),
  call('shallowMerge', call('createArray', entries, entries)),
  call('intersection', few, few),
  call('concat', few, few),
  call('concat', atom, atom, atom),
  call('length', fc.oneof(few, entries, atom)),
  call('empty', fc.oneof(few, entries, atom)),
  call('first', fc.oneof(few, atom)),
  call('last', fc.oneof(few, atom)),
  call('take', fc.oneof(few, atom), atom),
  call('indexOf', few, atom),
  call('coalesce', atom, atom),
  call('join', few, atom),
  call('tryGet', entries, atom),
  call('substring', atom, fc.constantFrom('0', '1'), fc.constantFrom('0', '1')),
);

const anything = fc.oneof(
  { arbitrary: simple, weight: 10 },
  text,
  list,
  object,
  flag,
  object.map((target) => `tryGet(${target}, 'a')`),
  object.map((target) => `${target}.?b`),
  list.map((target) => `${target}[?0]`),
);

/** Whether `partial`, worked out without the parameters, leaves room for `actual`, worked out with them. */
function admits(partial: Value, actual: Value): boolean {
  if (partial.kind === 'choice')
    return partial.alternatives.some(({ value }) => admits(value, actual));
  if (partial.kind === 'unknown') return admitsUnknown(partial.type, partial.parts, actual);
  if (partial.kind === 'array' && actual.kind === 'array') {
    const enough = partial.rest === undefined ? partial.items.length === actual.items.length : true;
    return (
      enough &&
      partial.items.every((item, i) => {
        const other = actual.items[i];
        return other !== undefined && admits(item, other);
      })
    );
  }
  if (partial.kind === 'object' && actual.kind === 'object') {
    const open = partial.unknownEntries.length > 0;
    return (
      [...partial.entries.values()].every(({ key, value }) => {
        const other = entryOf(actual, key);
        return other !== undefined && admits(value, other.value);
      }) &&
      (open || partial.entries.size === actual.entries.size)
    );
  }
  return JSON.stringify(toJson(partial)) === JSON.stringify(toJson(actual));
}

function admitsUnknown(
  type: ValueType | undefined,
  parts: readonly TextPart[] | undefined,
  actual: Value,
): boolean {
  const kinds = {
    string: 'string',
    int: 'number',
    bool: 'boolean',
    null: 'null',
    object: 'object',
    array: 'array',
  };
  if (type !== undefined && kinds[type] !== actual.kind) return false;
  if (parts === undefined || actual.kind !== 'string') return true;
  const literally = (part: string) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = parts.map((part) => (typeof part === 'string' ? literally(part) : '[\\s\\S]*'));
  return new RegExp(`^${pattern.join('')}$`).test(actual.value);
}

/** The value with every choice replaced by the one alternative whose conditions the facts meet. */
function decide(value: Value, facts: Readonly<Record<string, unknown>>): Value {
  if (value.kind === 'array')
    return { ...value, items: value.items.map((item) => decide(item, facts)) };
  if (value.kind === 'object') {
    const entries = [...value.entries].map(
      ([key, entry]) => [key, { ...entry, value: decide(entry.value, facts) }] as const,
    );
    return { ...value, entries: new Map(entries) };
  }
  if (value.kind !== 'choice') return value;
  const holding = value.alternatives.filter(({ when }) =>
    when.every(({ subject, equals }) => !(subject in facts) || facts[subject] === equals),
  );
  const [only] = holding;
  return only === undefined || holding.length > 1 ? value : decide(only.value, facts);
}

const names = Object.keys(fillings);

for (const typed of [true, false]) {
  t.test(
    `putting a value for each ${typed ? 'typed' : 'untyped'} unknown never contradicts what was known`,
    async (t) => {
      fc.assert(
        fc.property(anything, fc.record(fillings), (expression, data) => {
          const open = Object.fromEntries(
            names.map((name) => [name, unknownParameter(name, typed)]),
          );
          const given = Object.fromEntries(names.map((name) => [name, fromJson(data[name])]));
          const full = scopeOf({ parameters: given });
          const actual = evaluateText(expression, full);
          // Where the full template is in error there is no value to agree with.
          if (full.reported.length > 0) return true;
          const partial = evaluateText(expression, scopeOf({ parameters: open }));
          return admits(partial, actual);
        }),
        { numRuns: 3000, seed: 20_260 },
      );
      t.pass();
    },
  );
}

t.test(
  'a function of choices gives, under each condition, what it gives for that alternative',
  async (t) => {
    fc.assert(
      fc.property(
        anything,
        fc.constantFrom('a', 'b', 'ab'),
        fc.boolean(),
        (expression, chosen, on) => {
          const choice = choiceOfAllowed(
            'text',
            ['a', 'b', 'ab'].map((x) => fromJson(x)),
            declared,
          );
          const flag = choiceOfAllowed(
            'flag',
            [true, false].map((x) => fromJson(x)),
            declared,
          );
          const rest = {
            other: fromJson('c-d'),
            count: fromJson(1),
            list: fromJson(['a', 1]),
            object: fromJson({ a: 1 }),
          };
          if (choice === undefined || flag === undefined) return false;
          const lifted = evaluateText(
            expression,
            scopeOf({ parameters: { ...rest, text: choice, flag } }),
          );
          const scope = scopeOf({
            parameters: { ...rest, text: fromJson(chosen), flag: fromJson(on) },
          });
          const actual = evaluateText(expression, scope);
          const facts = { "parameters('text')": chosen, "parameters('flag')": on };
          return scope.reported.length > 0 || admits(decide(lifted, facts), actual);
        },
      ),
      { numRuns: 3000, seed: 20_260 },
    );
    t.pass();
  },
);
