import { existsSync, readFileSync } from 'node:fs';
import t from 'tap';
import { compileLogic } from '../core/logic/compile.js';
import { packOptions } from '../core/ruleset/options-page.js';
import { testRules } from '../core/test-rules.js';
import { bare, nodeOf } from './core/logic/harness.js';
import { azurePack, repositoryHost } from './support/azure-pack.js';

const { pack } = azurePack();
const answer = testRules(
  {
    config: { path: 'rules.yaml', text: readFileSync('rules.yaml', 'utf8') },
    builtIn: new Map(),
    lint: true,
    propertyFacts: () => readFileSync('rules/lint/property-paths.json', 'utf8'),
  },
  repositoryHost,
);
if (answer.kind === 'pending') throw new Error('the files of the repository are there');
const { rules, diagnostics } = answer.report;

t.test('every rule file of the pack reads and is linted without a problem', async (t) => {
  t.same(
    diagnostics.map(
      ({ message, location }) => `${location?.path}:${location?.startLine} ${message}`,
    ),
    [],
  );
  t.equal(rules.length, pack.rules.length);
});

for (const kind of ['id', 'ref'] as const) {
  t.test(`every rule has a ${kind} of its own`, async (t) => {
    const all = pack.rules.map(({ metadata }) => metadata[kind]?.toLowerCase());
    t.notOk(all.includes(undefined));
    t.equal(new Set(all).size, all.length);
  });
}

t.test('every option is read by a rule', async (t) => {
  const options = packOptions(pack);
  t.ok(options.length > 70, `${options.length} options`);
  t.same(
    options.filter(({ rules }) => rules.length === 0).map(({ name }) => name),
    [],
  );
});

/** The runs of four words in a text. */
function runsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(3).map((_, at) => words.slice(at, at + 4).join(' ')));
}

t.test('every description is of its rule alone', async (t) => {
  const most = 1 / 2;
  const all = pack.rules.map(({ metadata, words }) => ({
    id: metadata.id,
    runs: runsOf(words()?.description ?? ''),
  }));
  const alike = all.flatMap((one, at) =>
    all.slice(at + 1).flatMap((other) => {
      const common = [...one.runs].filter((run) => other.runs.has(run)).length;
      const each = Math.min(one.runs.size, other.runs.size);
      return common > most * each ? [`${one.id} and ${other.id}: ${common} of ${each} runs`] : [];
    }),
  );
  t.same(alike, []);
});

/** Whether an example shows what was exported from Azure, which no Bicep declares. */
function isExport(arm: string | undefined): boolean {
  return arm !== undefined && typeof JSON.parse(arm).id === 'string';
}

/** Whether an example is a whole file with no form in Bicep: it shows what that language itself rules out. */
function isOfJsonAlone({
  bicep,
  arm,
}: {
  readonly bicep?: string;
  readonly arm?: string;
}): boolean {
  return bicep === undefined && arm !== undefined && typeof JSON.parse(arm).$schema === 'string';
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
    const tests = rule.tests();
    const languages =
      isExport(words?.examples.arm) || isOfJsonAlone(words?.examples ?? {})
        ? ['arm']
        : ['bicep', 'arm'];
    for (const language of languages as ('bicep' | 'arm')[]) {
      t.ok(words?.examples[language], `it has an example in ${language}`);
      t.ok(
        tests.some((test) => test.language === language && test.expect === 'fail'),
        `it has a failing test in ${language}`,
      );
    }
    const results = rules.find(({ id }) => id === metadata.id)?.tests ?? [];
    t.equal(results.length, tests.length, 'its tests were run');
    for (const { name, problems } of results) t.same(problems, [], name);
  });
}

t.test('every view and fragment of the manifest compiles by itself', async (t) => {
  const { views = new Map(), define = new Map() } = pack.manifest;
  const environment = { ...bare, views, fragments: define };
  const uses = [
    ...[...views.keys()].map((name) => ({ view: name })),
    ...[...define].map(([fragment, { parameters }]) => ({
      use: { fragment, ...Object.fromEntries(parameters.map((name: string) => [name, 'x'])) },
    })),
  ];
  for (const use of uses) {
    const { diagnostics } = compileLogic(nodeOf(use), environment);
    t.same(
      diagnostics.map(({ message }) => message),
      [],
      JSON.stringify(use),
    );
  }
});
