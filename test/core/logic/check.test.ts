import t from 'tap';
import { compileLogic } from '../../../core/logic/compile.js';
import type { LogicEnvironment } from '../../../core/logic/environment.js';
import { textOf } from '../../../core/source/span.js';
import { bare, nodeOf } from './harness.js';

const environment: LogicEnvironment = {
  ...bare,
  views: new Map([
    ['pools', [{ in: nodeOf('pools[*]') }]],
    ['round', [{ in: nodeOf({ view: 'round' }) }]],
  ]),
  fragments: new Map([
    ['isOpen', { parameters: ['port'], logic: nodeOf({ equals: [{ var: 'port' }, 22] }) }],
    ['again', { parameters: [], logic: nodeOf({ use: 'again' }) }],
  ]),
  lets: new Map([
    ['sku', nodeOf({ var: 'sku.name' })],
    ['self', nodeOf({ lower: { var: 'self' } })],
  ]),
};

const wrong: readonly [logic: unknown, code: string, at: string, says: RegExp][] = [
  [{ equalz: [1, 2] }, 'logic/unknown-operator', '"equalz"', /Did you mean 'equals'/],
  [{ and: [{ hasvalue: 1 }] }, 'logic/unknown-operator', '"hasvalue"', /Did you mean 'hasValue'/],
  [{ log: 1 }, 'logic/refused-operator', '"log"', /explain/],
  [{ '!': { a: 1, b: 2 } }, 'logic/unknown-operand', '"a"', /no operand 'a'/],
  [{ and: [{ a: 1, b: 2 }] }, 'logic/several-keys', '{"a":1,"b":2}', /'a', 'b'/],
  [{ equals: [1] }, 'logic/arity', '{"equals":[1]}', /2 operands; 1 is given/],
  [{ '==': [1, 2, 3] }, 'logic/arity', '{"==":[1,2,3]}', /1 to 2 operands; 3 are given/],
  [{ var: ['a', 'b', 'c'] }, 'logic/arity', '{"var":["a","b","c"]}', /1 to 2/],
  [{ var: 'a..b' }, 'logic/path', '"a..b"', /character 3/],
  [{ resource: 'a[x]' }, 'logic/path', '"a[x]"', /between brackets/],
  [{ matches: [{ var: 'a' }, '(?=x)'] }, 'logic/pattern', '"(?=x)"', /RE2/],
  [{ matches: [{ var: 'a' }, ['x', '(']] }, 'logic/pattern', '"("', /regular expression/],
  [{ version: [{ var: 'a' }, 'newest'] }, 'logic/constraint', '"newest"', />=1/],
  [{ apiVersion: [{ var: 'a' }, '2021'] }, 'logic/constraint', '"2021"', /2021-08-01/],
  [{ xpath: [{ var: 'a' }, 'cors'] }, 'logic/constraint', '"cors"', /cors/],
  [{ every: { in: { var: 'a' }, thet: true } }, 'logic/unknown-operand', '"thet"', /'that'/],
  [
    { every: { in: { var: 'a' }, as: 'x' } },
    'logic/missing-operand',
    '{"in":{"var":"a"},"as":"x"}',
    /'that'/,
  ],
  [
    { every: { in: 1, that: 1, whenEmpty: 'maybe' } },
    'logic/setting',
    '"maybe"',
    /'pass' or 'fail'/,
  ],
  [{ every: { in: 1, that: 1, as: 'a.b' } }, 'logic/setting', '"a.b"', /a name/],
  [{ children: { types: 'a/b' } }, 'logic/named-alone', '"types"', /without its name/],
  [{ view: 'pool' }, 'logic/unknown-name', '"pool"', /'pools'/],
  [{ view: 'round' }, 'logic/cycle', '"round"', /uses itself/],
  [{ use: 'isopen' }, 'logic/unknown-name', '"isopen"', /'isOpen'/],
  [{ use: 'isOpen' }, 'logic/missing-operand', '{"use":"isOpen"}', /'port'/],
  [{ use: { fragment: 'isOpen', prt: 22 } }, 'logic/unknown-operand', '"prt"', /'port'/],
  [{ use: 'again' }, 'logic/cycle', '"again"', /uses itself/],
  [{ var: 'self' }, 'logic/cycle', '{"lower":{"var":"self"}}', /uses itself/],
];

for (const [logic, code, at, says] of wrong) {
  t.test(`${JSON.stringify(logic)} is refused`, async (t) => {
    const result = compileLogic(nodeOf(logic), environment);
    const [problem] = result.diagnostics;
    t.equal(problem?.code, code);
    t.match(problem?.message, says);
    t.equal(problem?.span && textOf(problem.span), at);
    t.equal(result.logic, undefined);
  });
}

t.test('every problem is reported, not only the first', async (t) => {
  const result = compileLogic(nodeOf({ and: [{ nope: 1 }, { var: 'a[' }, { equals: 1 }] }), bare);
  t.strictSame(
    result.diagnostics.map(({ code }) => code),
    ['logic/unknown-operator', 'logic/path', 'logic/arity'],
  );
});

t.test('fragments that double again and again are refused, once for each place', async (t) => {
  const use = (name: string): unknown => ({ use: name });
  const fragments = new Map(
    Array.from({ length: 60 }, (_, i) => {
      const logic = nodeOf({ and: [use(`f${i + 1}`), use(`f${i + 1}`)] });
      return [`f${i}`, { parameters: [], logic }] as const;
    }),
  );
  const environment = { ...bare, fragments };
  const { diagnostics } = compileLogic(nodeOf(use('f0')), environment);
  const codes = diagnostics.map(({ code }) => code);
  t.same(codes.sort(), ['logic/too-deep', 'logic/too-deep', 'logic/too-large']);
});

t.test('logic nested too deep is refused', async (t) => {
  let logic: unknown = true;
  for (let depth = 0; depth < 100; depth++) logic = { '!': [logic] };
  t.equal(compileLogic(nodeOf(logic), bare).diagnostics[0]?.code, 'logic/too-deep');
});
