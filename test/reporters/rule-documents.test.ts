import { DOMParser } from '@xmldom/xmldom';
import t from 'tap';
import { parse } from 'yaml';
import type {
  ExplainedRule,
  ListedRule,
  MutationReport,
  RuleTestReport,
  TargetExplanation,
} from '../../core/index.js';
import {
  loadExplanationFormat,
  loadMutantFormat,
  loadRuleListFormat,
  loadRuleTestFormat,
} from '../../reporters/index.js';
import { steering } from '../../reporters/printable.js';
import { hostileNames } from '../support/hostile-names.js';

/** Documents about rules, with one name in every place that takes its text from a rule file or an input. */

const page = { colour: false, width: 100 };
const placed = (path: string) => ({ path, startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 });

function explanationNamed(name: string): TargetExplanation {
  const read = {
    operator: 'var',
    value: name,
    outcome: 'false',
    decided: true,
    path: name,
    places: [{ location: placed(name), message: name }],
    waitsFor: name,
    failsWhen: name,
    operands: [],
  } as const;
  const logic = { ...read, operator: 'equals', expected: name, operands: [read] };
  const part = { name: 'assert', outcome: 'false', decided: true, logic } as const;
  const item = { path: name, value: name, outcome: 'fail', decided: true, parts: [part] } as const;
  return {
    rule: { id: name, title: name },
    target: { name, type: name, file: name, parameters: name, location: placed(name) },
    verdict: 'fail',
    reasons: [{ message: name, location: placed(name) }],
    parts: [part, { name: 'each', outcome: 'false', decided: true, items: [item] }],
  };
}

function testsNamed(name: string): RuleTestReport {
  const passed = { name: `bicep: ${name}`, location: placed(name), problems: [], explanation: [] };
  const failed = {
    ...passed,
    problems: [{ message: name, location: placed(name) }],
    explanation: [explanationNamed(name)],
  };
  return {
    rules: [
      { id: name, title: name, file: name, inError: false, tests: [passed, failed] },
      { id: 'B', title: name, file: name, inError: true, tests: [] },
    ],
    diagnostics: [],
  };
}

function mutantsNamed(name: string): MutationReport {
  const states = ['noticed', 'survived', 'explained'] as const;
  const mutants = states.map((state) => ({
    change: name,
    location: placed(name),
    state,
    ...(state === 'explained' ? { reason: name } : {}),
  }));
  return { rules: [{ id: name, file: name, mutants }], diagnostics: [] };
}

function ruleNamed(name: string): ListedRule {
  return {
    id: name,
    ref: name,
    aliases: [],
    title: name,
    version: '2024_06',
    release: 'preview',
    level: 'error',
    severity: 'important',
    pillar: 'security',
    target: 'resource',
    resource: [name],
    labels: [[name, [name]]],
    pack: name,
    helpUrl: `https://example.com/${name}`,
  };
}

function explainedNamed(name: string): ExplainedRule {
  const { pack, helpUrl = '', ...metadata } = ruleNamed(name);
  return {
    metadata,
    pack,
    helpUrl,
    says: [{ text: name, parts: [{ text: name, parts: [] }] }],
    options: [{ name, type: 'string', description: name, default: name }],
    words: {
      description: name,
      recommendation: name,
      notes: name,
      links: [{ title: name, url: name }],
      examples: { bicep: name, arm: name },
    },
  };
}

type Render = (name: string) => Promise<string>;

const documents: Readonly<Record<string, Render>> = {
  ...Object.fromEntries(
    (['console', 'json', 'junit', 'tap'] as const).map((format) => [
      `test ${format}`,
      async (name: string) => (await loadRuleTestFormat(format)).render(testsNamed(name), page),
    ]),
  ),
  ...Object.fromEntries(
    (['console', 'json', 'markdown'] as const).flatMap((format) => [
      [
        `rules ${format}`,
        async (name: string) => (await loadRuleListFormat(format)).render([ruleNamed(name)], page),
      ],
      [
        `explain ${format}`,
        async (name: string) => {
          const targets = [explanationNamed(name)];
          return (await loadExplanationFormat(format)).render(
            { rule: explainedNamed(name), targets },
            page,
          );
        },
      ],
      [
        `explain ${format} of a rule alone`,
        async (name: string) =>
          (await loadExplanationFormat(format)).render(
            { rule: explainedNamed(name), targets: [] },
            page,
          ),
      ],
    ]),
  ),
  ...Object.fromEntries(
    ['console', 'json'].map((format) => [
      `mutants ${format}`,
      async (name: string) =>
        (await loadMutantFormat(format))?.render(mutantsNamed(name), page) ?? '',
    ]),
  ),
};

function assertWhole(format: string, text: string): void {
  if (format.includes('json')) JSON.parse(text);
  if (format.includes('junit')) {
    const onError = (_level: string, message: string) => {
      throw new Error(message);
    };
    const document = new DOMParser({ onError }).parseFromString(text, 'text/xml');
    t.equal(document.getElementsByTagName('testcase').length, 3);
    t.equal(document.getElementsByTagName('failure').length, 2);
  }
  if (format.includes('tap')) assertTap(text);
  // The words of a rule are Markdown themselves.
  if (format.endsWith('markdown')) {
    const outsideCode = text.replace(/(`+)[^\n]*?[^`]\1(?!`)|\]\([^)\s]*\)/g, '');
    t.notMatch(outsideCode, /<script|<failure|@everyone/);
  }
}

/** A line for the version, one for the plan, one for each test; below a failed one what is wrong, as YAML. */
function assertTap(text: string): void {
  const lines = text.trimEnd().split('\n');
  t.same(lines.slice(0, 2), ['TAP version 14', '1..3']);
  t.same(
    lines.flatMap((line) => /^(?:not )?ok (\d+) - /.exec(line)?.[1] ?? []),
    ['1', '2', '3'],
  );
  const blocks = [...text.matchAll(/^ {2}---\n([\s\S]*?)^ {2}\.\.\.$/gm)].map(([, block = '']) =>
    parse(block),
  );
  t.match(blocks, [[{ message: String, at: String }], [{ message: String, at: String }]]);
}

for (const [format, render] of Object.entries(documents)) {
  t.test(`${format} stays whole whatever a name holds`, async (t) => {
    for (const [what, name] of hostileNames) {
      const text = await render(name);
      t.doesNotThrow(() => assertWhole(format, text), what);
      t.same(text.match(steering)?.filter((found) => found !== '\n') ?? [], [], what);
      t.ok(text.endsWith('\n'), 'ends in a line break');
    }
  });
}

t.test('tests of a rule are told in TAP', async (t) => {
  const { render } = await loadRuleTestFormat('tap');
  t.equal(
    render(testsNamed('Org.Rule'), page),
    `TAP version 14
1..3
ok 1 - Org.Rule: bicep: Org.Rule
not ok 2 - Org.Rule: bicep: Org.Rule
  ---
  - message: "Org.Rule"
    at: "Org.Rule:3:5"
  ...
not ok 3 - B: rule file
  ---
  - message: "its file has problems, so the rule was not tested"
    at: "Org.Rule:1:1"
  ...
`,
  );
});

t.test('what a program asks of the outcome first is a count', async (t) => {
  const tests = JSON.parse((await loadRuleTestFormat('json')).render(testsNamed('a'), page));
  t.match(tests, { rules: Array, passed: 1, failed: 1 });
  const mutants = (await loadMutantFormat('json'))?.render(mutantsNamed('a'), page) ?? '';
  t.match(JSON.parse(mutants), { total: 3, noticed: 1, explained: 1, survived: 1 });
});

t.test('no form but console and json tells of mutants', async (t) => {
  t.equal(loadMutantFormat('tap'), undefined);
  t.equal(loadMutantFormat('constructor'), undefined);
});

t.test('colour says what decided, and nothing else changes', async (t) => {
  const { render } = await loadExplanationFormat('console');
  const explained = { rule: explainedNamed('a'), targets: [explanationNamed('a')] };
  const coloured = render(explained, { ...page, colour: true });
  const sequences = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
  t.match(coloured, sequences);
  t.equal(coloured.replace(sequences, ''), render(explained, page));
});
