import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import t from 'tap';
import { globSync } from 'tinyglobby';
import { parse } from 'yaml';
import { jsonSchemas } from '../../../core/ruleset/json-schemas.js';

const ajv = new Ajv({ strict: false });
const validatorOf = (name: string) => ajv.compile(JSON.parse(jsonSchemas().get(name) ?? '{}'));
const rule = validatorOf('rule.schema.json');
const manifest = validatorOf('rules.schema.json');

const good = {
  id: 'Org.Rule',
  title: 'A rule',
  pillar: 'security',
  severity: 'important',
  resource: 'Microsoft.Storage/storageAccounts',
  assert: { equals: [{ var: 'kind' }, 'StorageV2'] },
};

t.test('every rule file, and the manifest, is valid to an editor', async (t) => {
  const files = globSync('rules/*/*.yaml', { ignore: ['rules/data/**'] });
  t.ok(files.length > 50);
  for (const file of files) {
    t.ok(rule(parse(readFileSync(file, 'utf8'))), `${file} ${JSON.stringify(rule.errors?.[0])}`);
  }
  t.ok(manifest(parse(readFileSync('rules.yaml', 'utf8'))), JSON.stringify(manifest.errors?.[0]));
});

const rows: readonly [what: string, change: object, valid: boolean][] = [
  ['a rule as it should be', {}, true],
  [
    'logic in a list of assertions',
    { assert: [good.assert, { that: good.assert, reason: 'no' }] },
    true,
  ],
  ['operands by name', { assert: { every: { in: { var: 'a' }, as: 'x', that: true } } }, true],
  ['a fragment by name', { assert: { use: { fragment: 'f', name: { var: 'a' } } } }, true],
  ['data that looks like logic', { assert: { get: [{ literal: { a: 1, b: 2 } }, 'a'] } }, true],
  ['a misspelt operator', { assert: { equalz: [1, 2] } }, false],
  ['a misspelt operator inside', { assert: { and: [{ '!': { equalz: [1, 2] } }] } }, false],
  ['too many operands', { assert: { equals: [1, 2, 3] } }, false],
  ['an operand of another name', { assert: { every: { in: [], thet: true } } }, false],
  ['a setting of another value', { assert: { equals: { value: 1, to: 2, case: 'any' } } }, false],
  ['two operators in one object', { assert: { equals: [1, 1], oneOf: [1, [1]] } }, false],
  ['a misspelt key', { asert: true }, false],
];

for (const [what, change, valid] of rows) {
  t.test(`${what} is ${valid ? 'valid' : 'not valid'} to an editor`, async (t) => {
    t.equal(rule({ ...good, ...change }), valid, JSON.stringify(rule.errors));
    t.equal(manifest({ rules: [{ ...good, ...change }] }), valid, JSON.stringify(manifest.errors));
  });
}
