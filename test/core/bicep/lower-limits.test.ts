import t from 'tap';
import { buildJson, compileFiles } from '../../support/bicep.js';

const resource = "resource r 'My.Rp/rs@2020-01-01' = {\n  name: 'r'\n}\n";
const chain = (length: number, value: (before: string) => string): string =>
  Array.from({ length }, (_, i) => `var v${i + 1} = ${value(`v${i}`)}\n`).join('');

const cases: readonly { it: string; bicep: string; codes: readonly string[] }[] = [
  {
    it: 'a long chain of plain variables is compiled',
    bicep: `var v0 = 'x'\n${chain(20_000, (before) => before)}output o string = v20000`,
    codes: [],
  },
  {
    it: 'a long chain of variables that are put in place ends in a diagnostic',
    bicep: `${resource}var v0 = r.properties.x\n${chain(20_000, (before) => before)}output o string = v20000`,
    codes: ['bicep/too-deep'],
  },
  {
    it: 'variables that are put in place twice each do not grow without end',
    bicep: `${resource}var v0 = r.properties.x\n${chain(60, (before) => `'\${${before}}\${${before}}'`)}output o string = v60`,
    codes: ['bicep/too-deep'],
  },
  {
    it: 'a resource that needs the same thing on many ways is compiled',
    bicep: `${resource}var v0 = r.id\n${chain(60, (before) => `'\${${before}}\${${before}}'`)}
resource s 'My.Rp/rs@2020-01-01' = {
  name: v60
}`,
    codes: [],
  },
  {
    it: 'resources named by each other far down end in a diagnostic',
    bicep: Array.from(
      { length: 3000 },
      (_, i) =>
        `resource r${i} 'My.Rp/r${i}s@2020-01-01' = {\n  name: ${i === 0 ? "'a'" : `r${i - 1}.name`}\n}\n`,
    ).join(''),
    codes: ['bicep/too-deep'],
  },
  {
    it: 'types that may hold themselves are compiled',
    bicep: 'type a = { b: a[]?, c: b? }\ntype b = { b: b?, c: a | null, *: b }\nparam p { x: b }[]',
    codes: [],
  },
  {
    it: 'types that must hold themselves are reported, and compiled all the same',
    bicep:
      "type a = { b: a }[] | b\ntype b = { b: b, c: b | a }\ntype c = c[]\n@discriminator('x')\nparam p a | b | c",
    codes: ['bicep/type-cycle', 'bicep/type-cycle', 'bicep/type-cycle'],
  },
  {
    it: 'resources that extend each other in a circle are reported',
    bicep: `resource a 'My.Rp/as@2020-01-01' = {
  name: 'a'
  scope: b
}
resource b 'My.Rp/bs@2020-01-01' = {
  name: 'b'
  scope: a
}
output o string = a.id`,
    codes: ['bicep/cycle', 'bicep/cycle'],
  },
];

for (const { it, bicep, codes } of cases) {
  t.test(it, async (t) => {
    const { diagnostics } = compileFiles({ 'main.bicep': bicep });
    t.strictSame(
      diagnostics.map((each) => each.code),
      codes,
    );
  });
}

t.test('a module used many times is lowered once', async (t) => {
  const uses = Array.from(
    { length: 50 },
    (_, i) => `module m${i} 'm.bicep' = {\n  name: 'm${i}'\n}\n`,
  ).join('');
  const { template } = compileFiles({ 'main.bicep': uses, 'm.bicep': resource });
  const resources = template?.properties.find((each) => each.key === 'resources')?.value;
  if (resources?.kind !== 'array') throw new Error('no resources');
  const embedded = resources.items.map((item) => {
    const properties =
      item.kind === 'object' && item.properties.find((p) => p.key === 'properties');
    const value = properties ? properties.value : undefined;
    return value?.kind === 'object'
      ? value.properties.find((each) => each.key === 'template')?.value
      : undefined;
  });
  t.equal(new Set(embedded).size, 1);
  t.ok(embedded[0]);
});

t.test('text that cannot be read leaves the rest compiled', async (t) => {
  const { variables } = buildJson({ 'main.bicep': 'var a = 1\nvar b = [1, )\nvar c = 3' });
  t.match(variables, { a: 1, c: 3 });
});
