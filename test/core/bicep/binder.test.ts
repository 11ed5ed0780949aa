import t from 'tap';
import { compileBicep } from '../../../core/bicep/index.js';
import { textOf } from '../../../core/source/span.js';
import { buildJson, compileFiles, placesOf } from '../../support/bicep.js';

const cases: readonly { it: string; bicep: string; wanted: readonly string[] }[] = [
  {
    it: 'reports a name that nothing declares',
    bicep: 'param location string\nvar v = locatoin',
    wanted: ['2:9 bicep/undeclared-name'],
  },
  {
    it: 'leaves undeclared names of a file with resources only to whoever takes it as a snippet',
    bicep: "resource a 'My.Rp/as@2020-01-01' = {\n  name: name\n}",
    wanted: [],
  },
  {
    it: 'reports a name declared more than once, at each place',
    bicep: 'param a string\nvar a = 1',
    wanted: ['1:7 bicep/duplicate-name', '2:5 bicep/duplicate-name'],
  },
  {
    it: 'lets an output have the name of a parameter',
    bicep: 'param a string\noutput a string = a',
    wanted: [],
  },
  {
    it: 'reports every declaration in a circle, where it names the next',
    bicep: 'var a = b\nvar b = a\nvar c = c',
    wanted: ['1:9 bicep/cycle', '2:9 bicep/cycle', '3:9 bicep/cycle'],
  },
  {
    it: 'reports unknown functions, types and nested resources',
    bicep: `param p strin
output o string = conact('a')
resource a 'My.Rp/as@2020-01-01' = {
  name: 'a'
  resource child 'bs' = {
    name: 'b'
  }
}
output i string = a::chidl.id`,
    wanted: [
      '1:9 bicep/unknown-type',
      '2:19 bicep/unknown-function',
      '9:22 bicep/unknown-nested-resource',
    ],
  },
  {
    it: 'misses no nested resource in a body that is broken itself',
    bicep: `resource a 'My.Rp/as@2020-01-01' = {
  name: { {
}
resource b 'My.Rp/as@2020-01-01' , {
}
output i array = [a::child.id, b::child.id]`,
    wanted: ['2:11 bicep/expected', '4:1 bicep/expected', '4:34 bicep/expected'],
  },
  {
    it: 'knows the variables of loops and lambdas only inside of them',
    bicep: 'var a = [for (x, i) in [1]: x + i]\nvar b = map([1], y => y)\nvar c = y',
    wanted: ['3:9 bicep/undeclared-name'],
  },
  {
    it: 'reports a module that is missing, at its path',
    bicep: "module m './gone.bicep' = {\n  name: 'm'\n}",
    wanted: ['1:10 bicep/file-missing'],
  },
  {
    it: 'reports a path that leads outside the root',
    bicep: "module m '../../gone.bicep' = {\n  name: 'm'\n}",
    wanted: ['1:10 bicep/file-missing'],
  },
  {
    it: 'reports a registry module that was not restored',
    bicep: "module m 'br/public:avm/res/x/y:1.0.0' = {\n  name: 'm'\n}",
    wanted: ['1:10 bicep/module-unavailable'],
  },
  {
    it: 'reports a module that contains itself',
    bicep: "module m 'main.bicep' = {\n  name: 'm'\n}",
    wanted: ['1:10 bicep/module-cycle'],
  },
];

for (const { it, bicep, wanted } of cases) {
  t.test(it, async (t) => {
    t.strictSame(placesOf(compileFiles({ 'main.bicep': bicep }).diagnostics), wanted);
  });
}

t.test('says which name was probably meant', async (t) => {
  const [problem] = compileFiles({
    'main.bicep': 'param location string\nvar v = locatoin',
  }).diagnostics;
  t.match(problem?.message, /Did you mean 'location'\?/);
});

t.test('compiles what a missing name does not touch', async (t) => {
  const { variables } = buildJson({ 'main.bicep': 'var a = 1\nvar b = gone' });
  t.strictSame(variables, { a: 1, b: "[parameters('gone')]" });
});

t.test('a module may lack no name, though it declares only resources', async (t) => {
  const use = (name: string) => `module ${name} 'm.bicep' = {\n  name: '${name}'\n}\n`;
  const { diagnostics } = compileFiles({
    'main.bicep': use('a') + use('b'),
    'm.bicep': "resource r 'My.Rp/as@2020-01-01' = {\n  name: gone\n}",
  });
  t.strictSame(placesOf(diagnostics), [
    '2:9 bicep/undeclared-name',
    '1:10 bicep/module-in-error',
    '4:10 bicep/module-in-error',
  ]);
});

t.test('treats __proto__ as any other name', async (t) => {
  const { variables } = buildJson({ 'main.bicep': "var __proto__ = { __proto__: 'x' }" });
  t.strictSame(JSON.stringify(variables), '{"__proto__":{"__proto__":"x"}}');
});

t.test('a file that the host does not have yet is asked for', async (t) => {
  const compiled = compileBicep('main.bicep', {
    now: () => new Date(0),
    readText: (path) =>
      path === 'main.bicep'
        ? { kind: 'text', text: "module m 'm.bicep' = {\n  name: 'm'\n}" }
        : { kind: 'pending' },
  });
  t.match(compiled, { kind: 'pending', wanted: ['bicepconfig.json', 'm.bicep'] });
});

t.test('a snippet lowers with its undeclared names marked', async (t) => {
  const { template, snippet, undeclared } = compileFiles({
    'main.bicep': `resource a 'My.Rp/as@2020-01-01' = {
  name: name
  identity: {
    '\${identity.id}': {}
  }
}`,
  });
  t.ok(snippet);
  t.strictSame(
    undeclared.map(({ code, span }) => [code, span && textOf(span)]),
    [
      ['bicep/undeclared-name', 'name'],
      ['bicep/undeclared-name', 'identity'],
    ],
  );
  const marked: string[] = [];
  const pending: unknown[] = [template];
  for (let each = pending.pop(); each !== undefined; each = pending.pop()) {
    if (typeof each !== 'object' || each === null || 'text' in each) continue;
    if ('reported' in each && 'args' in each && Array.isArray(each.args)) {
      marked.push(String((each.args[0] as { value: unknown }).value));
    }
    for (const [name, part] of Object.entries(each)) {
      if (name !== 'span' && name !== 'file') pending.push(part);
    }
  }
  t.strictSame(marked.sort(), ['identity', 'name']);
});
