import t from 'tap';
import { mergeConfig } from '../../../core/config/merge-config.js';
import { readConfig } from '../../../core/config/read-config.js';
import { locate } from '../../../core/source/location.js';
import { SourceFile } from '../../../core/source/source-file.js';
import { readYaml } from '../../../core/source/yaml.js';

function configOf(yaml: string) {
  const { root } = readYaml(new SourceFile('rules.yaml', yaml));
  if (root === undefined) throw new Error('the configuration is empty');
  return readConfig(root);
}

const problems: readonly [name: string, yaml: string, place: string, message: string][] = [
  ['a misspelt key', 'extend: []', '1:1', "Did you mean 'extends'?"],
  ['a key of nothing near', 'banana: 1', '1:1', "'banana' is not a key of the configuration"],
  ['a key inherited by every object', '__proto__: {}', '1:1', "'__proto__' is not a key"],
  ['a misspelt key inside', 'context:\n  subscription: x', '2:3', "Did you mean 'subscriptionId'?"],
  ['a wrong type', 'rules: yes', '1:8', "'rules' must be a list, but is text"],
  ['a misspelt word', 'failOn: [eror]', '1:10', "Did you mean 'error'?"],
  ['a version in another format', 'profiles:\n  a:\n    until: 2020-06', '3:12', '("2020_06")'],
  ['a fragment without logic', 'define:\n  a: { parameters: [x] }', '2:8', "required key 'logic'"],
  ['a list for the whole file', '- a', '1:1', 'the configuration must be an object'],
];

for (const [name, yaml, place, message] of problems) {
  t.test(`${name} is reported where it stands`, async (t) => {
    const [problem, ...more] = configOf(yaml).diagnostics;
    t.same(more, []);
    t.ok(problem?.message.includes(message), problem?.message ?? 'no problem');
    t.equal(problem?.kind, 'usage');
    const at = problem?.span && locate(problem.span);
    t.equal(`${at?.startLine}:${at?.startColumn}`, place);
  });
}

t.test('what is right is kept beside what is wrong', async (t) => {
  const { config } = configOf('profile: all\nfailOn: [error, nothing]\nbanana: 1');
  t.equal(config.profile?.value, 'all');
  t.same(config.failOn, ['error']);
});

t.test(
  'merging lets the later one win by name and adds up lists of rules and overrides',
  async (t) => {
    const base = configOf(
      'profile: a\nfailOn: error\noptions: { x: 1, y: 1 }\noverrides: [{ off: true }]\ncontext: { location: westeurope, tenantId: t }',
    ).config;
    const over = configOf(
      'profile: b\noptions: { y: 2 }\noverrides: [{ level: note }]\ncontext: { location: eastus }',
    ).config;
    const merged = mergeConfig(base, over);
    t.equal(merged.profile?.value, 'b');
    t.same(merged.failOn, ['error']);
    t.same(
      [...(merged.options ?? [])].map(([key, node]) => [key, node.kind === 'number' && node.value]),
      [
        ['x', 1],
        ['y', 2],
      ],
    );
    t.same(merged.overrides, [{ off: true }, { level: 'note' }]);
    t.same(merged.context, { location: 'eastus', tenantId: 't' });
  },
);
