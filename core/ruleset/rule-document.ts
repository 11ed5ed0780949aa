import { levels, pillars, releases, severities } from '../config/classification.js';
import { ruleSetVersion } from '../config/config-shape.js';
import { logic } from '../config/logic-shape.js';
import type { DataNode } from '../source/data.js';
import {
  anything,
  list,
  located,
  mapOf,
  mapped,
  oneOf,
  record,
  type Shape,
  type ShapeType,
  text,
  textNode,
  textOr,
} from '../source/shape.js';
import { targetKinds } from './rule.js';

const markdown = (description: string) => text(`${description} (Markdown)`);
const path = text('Property path (properties.networkProfile.networkPolicy)');

const assertionRecord = record(
  'One assertion',
  {
    that: logic('What must be true'),
    reason: textNode(
      'What to say when it is not; a path in dollar braces is replaced by its value',
    ),
    at: logic('Where to report: a property path, or logic that reads the place'),
  },
  ['that'],
);

/** An expression alone, an assertion with words, or a list of either. */
const assertions = list(
  {
    ...anything('An assertion'),
    schema: { anyOf: [assertionRecord.schema, logic('What must be true').schema] },
  },
  'What must be true: logic, or { that, reason, at }',
  'orOne',
);

const emptyVerdicts = ['pass', 'fail', 'skip'] as const;

const eachRecord = record(
  'What each item of a collection must be',
  {
    in: logic('The collection: a path, a view or an expression'),
    as: text('Name of the item', { pattern: /^[A-Za-z_]\w*$/, expected: 'a name' }),
    where: logic('Only items for which it is true'),
    whenEmpty: oneOf(emptyVerdicts, 'The verdict when no item is left'),
    assert: assertions,
  },
  ['in', 'assert'],
);

const link = textOr(
  mapped(text('URL'), (url) => ({ title: url, url })),
  record('A link', { title: text('Title'), url: text('URL') }, ['title', 'url']),
);

const fix = record('The edit that makes it pass', {
  set: path,
  to: anything('The value to write'),
  remove: path,
});

const expectations = ['pass', 'fail', 'unknown', 'skip', 'error'] as const;
export type Expectation = (typeof expectations)[number];

const testRecord = record(
  'A test: a change of both examples, or a snippet of its own',
  {
    name: text('What the test shows'),
    set: mapOf(anything('Value'), 'Values to put at paths of the examples'),
    remove: list(located(path), 'Paths to take away', 'orOne'),
    unknown: list(located(path), 'Paths whose values are not known', 'orOne'),
    bicep: textNode('Bicep of its own'),
    arm: textNode('ARM JSON of its own'),
    resource: anything('A resource of its own, for both languages'),
    files: mapOf(text('Text'), 'Further files by path, such as modules'),
    parameters: mapOf(anything('Value'), 'Values of parameters'),
    options: mapOf(anything('Value'), 'Values of options'),
    expect: located(oneOf(expectations, 'The verdict')),
    at: list(located(text('Path, or the mark in a comment')), 'Where it must be reported', 'orOne'),
    message: located(text('What the message must hold')),
  },
  ['expect'],
);

/** What a rule is called and stands for. */
const metadataFields = {
  id: located(
    text('Unique name (Azure.AKS.NetworkPolicy)', {
      pattern: /^[A-Za-z_][\w-]*(\.[\w-]+)*$/,
      expected: 'a name of letters, digits, dots and dashes (Azure.AKS.NetworkPolicy)',
    }),
  ),
  ref: located(text('Stable short code (AZR-000027)')),
  aliases: list(located(text('Name')), 'Former names, still accepted', 'orOne'),
  title: text('One line: what holds when the rule passes'),
  version: text('Release of the rule set in which the rule appeared', ruleSetVersion),
  release: oneOf(releases, 'How finished the rule is'),
  pillar: oneOf(pillars, 'Pillar of the Well-Architected Framework'),
  severity: oneOf(severities, 'How much it matters'),
  level: oneOf(levels, 'Level of its findings; by default from the severity'),
  target: oneOf(targetKinds, 'What it judges'),
  resource: list(located(text('Type')), 'Types, globs, and exclusions with !', 'orOne'),
  labels: mapOf(list(text('Label'), 'Labels', 'orOne'), 'Labels: waf, mcsb, caf, maturity …'),
};

/** How it judges. */
const logicFields = {
  let: mapOf(logic('The value'), 'Named values'),
  when: logic('The rule is skipped unless true'),
  assert: assertions,
  each: list(eachRecord, 'Judgements of the items of collections', 'orOne'),
  message: textNode('What to say when it fails; a path in dollar braces is replaced by its value'),
};

/** What people read, and what shows that it works. */
const wordFields = {
  description: markdown('Why it matters'),
  recommendation: markdown('What to do'),
  notes: markdown('What else to know'),
  links: list(link, 'Further reading'),
  fix,
  examples: record('Examples that pass', {
    bicep: textNode('Bicep'),
    arm: textNode('ARM JSON'),
    files: mapOf(text('Text'), 'Further files by path, such as modules'),
    options: mapOf(anything('Value'), 'Options they are judged with, where the rule needs some'),
  }),
  tests: list(located(testRecord), 'Tests'),
};

/** A rule file: one rule, with its words, examples and tests. */
const ruleRecord = record('A rule', { ...metadataFields, ...logicFields, ...wordFields }, [
  'id',
  'title',
  'pillar',
  'severity',
]);
const logicRecord = record('The logic of a rule', {
  resource: metadataFields.resource,
  ...logicFields,
});
const wordsRecord = record('The words of a rule', wordFields);

export type RuleDocument = ShapeType<typeof ruleRecord>;
/** The logic of a rule as written: checked for its shape, not yet compiled. */
export type WrittenLogic = ShapeType<typeof logicRecord>;
export type WrittenWords = ShapeType<typeof wordsRecord>;
export type EachDocument = ShapeType<typeof eachRecord>;
export type TestDocument = ShapeType<typeof testRecord>;
export type AssertionDocument = ShapeType<typeof assertionRecord>;

export const ruleShape: Shape<RuleDocument> = ruleRecord;
export const logicShape: Shape<WrittenLogic> = logicRecord;
export const wordsShape: Shape<WrittenWords> = wordsRecord;
export const assertionShape: Shape<AssertionDocument> = assertionRecord;

export const logicKeys: readonly string[] = ['resource', ...Object.keys(logicFields)];
export const wordKeys: readonly string[] = Object.keys(wordFields);

/** True for `{ that, reason, at }`, as opposed to an expression of the rule language. */
export function isAssertionRecord(node: DataNode): boolean {
  return node.kind === 'object' && node.properties.has('that');
}
