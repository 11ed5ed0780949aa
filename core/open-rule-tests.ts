import type { Diagnostic } from './diagnostics/diagnostic.js';
import { explainTarget } from './explaining/explain-target.js';
import type { TargetExplanation } from './explaining/explanation.js';
import type { Value } from './expressions/value.js';
import type { OpenFrontEnds, ReadInput } from './front-ends.js';
import { judge } from './judging/judge.js';
import { indexRules } from './judging/rule-index.js';
import type { Target } from './judging/target.js';
import type { Verdict } from './judging/verdict.js';
import { judgingWith } from './judging-with.js';
import { withDescendants } from './resources/graph.js';
import type { Resource } from './resources/resource.js';
import { type ChangedExample, changeExample, refuseChange } from './rule-tests/change-example.js';
import { checkVerdicts } from './rule-tests/check-verdicts.js';
import { placeInRule } from './rule-tests/place-in-rule.js';
import type { RuleTestProblem } from './rule-tests/problem.js';
import { optionValues } from './ruleset/options.js';
import type { Rule } from './ruleset/rule.js';
import type { RuleTest } from './ruleset/rule-tests.js';
import type { Ruleset } from './ruleset/ruleset.js';
import type { Host } from './source/host.js';
import { locate } from './source/location.js';
import { createReading, type Reading } from './source/read-document.js';
import type { Span } from './source/span.js';
import { targetsOfInput } from './targets-of-input.js';
import { placeholderContext } from './template/context.js';

/** A test that is read, changed and expanded: ready to be judged, as often as wanted. */
export interface OpenRuleTest {
  readonly test: RuleTest;
  /** What the example, as changed, would deploy. */
  readonly resources: readonly { readonly type: string; readonly value: Value }[];
  /** Why the test cannot be judged; then it fails whatever the rule says. */
  readonly trouble: readonly RuleTestProblem[];
  /** Judges the example by the rule, or by another in its place that judges the same targets. */
  readonly judge: (rule: Rule) => readonly Verdict[];
  /** Why the verdicts of a rule are what they are. */
  readonly explain: (rule: Rule) => readonly TargetExplanation[];
  /** What the verdicts lack of what the test expects. */
  readonly check: (verdicts: readonly Verdict[]) => readonly RuleTestProblem[];
}

/** When tests take place: rules that count days must come out the same every day. */
const day = '2026-01-01T00:00:00Z';

/**
 * Opens the examples and tests of a rule. Each text is read once, however many tests change it. They see
 * the options that they name over the declared defaults, never those of the user's configuration.
 */
export function openRuleTests(
  rule: Rule,
  ruleset: Ruleset,
  openFrontEnds: OpenFrontEnds,
): readonly OpenRuleTest[] {
  const examples = new Map<string, Example>();
  return ruleset.tests(rule).map((test) => {
    const key = JSON.stringify([test.language, test.text, [...test.files], [...test.parameters]]);
    const example = examples.get(key) ?? readExample(test, rule, openFrontEnds);
    examples.set(key, example);
    return openTest(test, rule, ruleset, example);
  });
}

/** An example as the front ends read it. */
interface Example {
  readonly path: string;
  readonly host: Host;
  readonly read: ReadInput | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

function readExample(test: RuleTest, rule: Rule, openFrontEnds: OpenFrontEnds): Example {
  const path = pathOf(test, rule);
  const parameters = test.parameters.size === 0 ? undefined : 'example.parameters.json';
  const host = hostOf({
    ...Object.fromEntries(test.files),
    [path]: test.text,
    ...(parameters === undefined ? {} : { [parameters]: parameterFile(test) }),
  });
  const reading = createReading(host);
  const input = { path, named: true, ...(parameters === undefined ? {} : { parameters }) };
  const read = openFrontEnds(reading)(input);
  return { path, host, read, diagnostics: reading.diagnostics };
}

function pathOf({ language }: RuleTest, { target }: Rule): string {
  if (language === 'arm') return 'example.json';
  return target === 'parameters' ? 'example.bicepparam' : 'example.bicep';
}

function parameterFile({ parameters }: RuleTest): string {
  return JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
    contentVersion: '1.0.0.0',
    parameters: Object.fromEntries([...parameters].map(([name, value]) => [name, { value }])),
  });
}

function hostOf(files: Readonly<Record<string, string>>): Host {
  return {
    readText(path) {
      const text = Object.hasOwn(files, path) ? files[path] : undefined;
      return text === undefined ? { kind: 'missing' } : { kind: 'text', text };
    },
    now: () => new Date(day),
  };
}

function openTest(test: RuleTest, rule: Rule, ruleset: Ruleset, example: Example): OpenRuleTest {
  const { path, read } = example;
  const changed =
    read?.kind === 'template'
      ? changeExample(read.template.template, test.change, rule.resource)
      : undefined;
  const reading = createReading(example.host);
  const option = optionValues(ruleset.optionSchema, [test.options], (one) =>
    reading.diagnostics.push(one),
  );
  const judging = judgingWith({ option, fact: ruleset.fact }, reading);
  const targets = read === undefined ? [] : targetsOf(read, changed, reading);
  const diagnostics = [...example.diagnostics, ...reading.diagnostics].filter(
    (one) => !isExpected(one, rule),
  );
  const inRuleFile = (span: Span) => locate(placeOfTrouble(span, path, test));
  return {
    test,
    resources: targets.flatMap(({ domain }) =>
      domain.kind === 'resource' ? withMentioned(domain.resource) : [],
    ),
    trouble: [
      ...(changed?.problems ?? (read === undefined ? [] : refuseChange(test.change))),
      ...diagnostics.map(({ code, message, span }) => ({
        message: `${code}: ${message}`.replace(/\.$/, ''),
        span: placeOfTrouble(span, path, test),
      })),
    ],
    judge: (one) => judgedBy(one, targets).map((target) => judge(one, target, judging)),
    explain: (one) =>
      judgedBy(one, targets).map((target) =>
        explainTarget(one, target, judging, { hasPlaces: true, locate: inRuleFile }),
      ),
    check: (verdicts) =>
      checkVerdicts(verdicts, {
        test,
        path,
        ...(changed?.resource === undefined ? {} : { resource: changed.resource }),
      }),
  };
}

function targetsOf(
  read: ReadInput,
  changed: ChangedExample | undefined,
  reading: Reading,
): readonly Target[] {
  const input: ReadInput =
    read.kind !== 'template' || changed === undefined
      ? read
      : { ...read, template: { ...read.template, template: changed.template } };
  return targetsOfInput(input, placeholderContext, reading);
}

/** A resource that is judged, and those that an export mentions below it, which are not. */
function withMentioned(resource: Resource): readonly Resource[] {
  const mentioned = resource.children.filter((child) => child.mentioned);
  return [resource, ...mentioned.flatMap((child) => [...withDescendants(child)])];
}

/** What a parameter file by itself, or one with a mistake that a rule is to find, lacks. */
const lacksOfParameterFiles: ReadonlySet<string> = new Set([
  'input/no-template',
  'source/missing',
  'arm/parameters-missing',
  'arm/parameter-without-value',
]);

/** A notice is none; and the example of a rule on parameter files needs no template, nor all it should have. */
function isExpected({ kind, code }: Diagnostic, { target }: Rule): boolean {
  return kind === 'notice' || (target === 'parameters' && lacksOfParameterFiles.has(code));
}

/** What stands in the rule file itself stays where it is; what stands in the example, where the rule file holds that. */
function placeOfTrouble(span: Span | undefined, path: string, test: RuleTest): Span {
  return span?.file === test.span.file ? span : placeInRule(span, path, test);
}

function judgedBy(rule: Rule, targets: readonly Target[]): readonly Target[] {
  const rulesOf = indexRules([rule]);
  return targets.filter((target) => rulesOf(target).length > 0);
}
