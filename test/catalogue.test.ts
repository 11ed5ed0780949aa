import { existsSync } from 'node:fs';
import t from 'tap';
import { openFrontEnds } from '../core/read-inputs.js';
import { ruleTests } from '../core/ruleset/rule-tests.js';
import { runRuleTest } from '../core/run-rule-test.js';
import { azurePack } from './support/azure-pack.js';

const { pack, diagnostics } = azurePack();

t.test('every rule file of the pack reads without a problem', async (t) => {
  t.same(
    diagnostics.map(({ message }) => message),
    [],
  );
  t.ok(pack.rules.length > 0);
});

for (const kind of ['id', 'ref'] as const) {
  t.test(`every rule has a ${kind} of its own`, async (t) => {
    const all = pack.rules.map(({ metadata }) => metadata[kind]?.toLowerCase());
    t.notOk(all.includes(undefined));
    t.equal(new Set(all).size, all.length);
  });
}

/** Whether an example shows what was exported from Azure, which no Bicep declares. */
function isExport(arm: string | undefined): boolean {
  return arm !== undefined && typeof JSON.parse(arm).id === 'string';
}

for (const rule of pack.rules) {
  const { metadata } = rule;
  t.test(`${metadata.id}`, async (t) => {
    const words = rule.words();
    t.ok(words?.description, 'it says why it matters');
    t.ok(words?.recommendation, 'it says what to do');
    t.ok(words?.links.length, 'it links to more');
    t.match(metadata.version, /^\d{4}_\d{2}$/, 'it names its release');
    t.ok(metadata.version <= (pack.manifest.version?.value ?? ''), 'which is out');
    t.ok(existsSync(`docs/rules/${metadata.id}.md`), 'it has a page');
    const tests = ruleTests(words, rule.tests());
    const languages = isExport(words?.examples.arm) ? ['arm'] : ['bicep', 'arm'];
    for (const language of languages as ('bicep' | 'arm')[]) {
      t.ok(words?.examples[language], `it has an example in ${language}`);
      t.ok(
        tests.some((test) => test.language === language && test.expect === 'fail'),
        `it has a failing test in ${language}`,
      );
    }
    for (const test of tests) {
      t.same(runRuleTest(test, metadata, pack, openFrontEnds), [], test.name);
    }
  });
}
