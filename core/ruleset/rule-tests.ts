import type { DataNode } from '../source/data.js';
import type { PlainData } from '../source/plain-data.js';
import { plainData } from '../source/plain-data.js';
import type { RuleWords } from './rule.js';
import type { Expectation, TestDocument } from './rule-document.js';

/** An example or test of a rule, ready to be run: a file, what is changed in it, and what must come of it. */
export interface RuleTest {
  /** `bicep example`, `arm: no engine` … */
  readonly name: string;
  readonly language: 'bicep' | 'arm';
  readonly text: string;
  readonly change: TemplateChange;
  readonly parameters: ReadonlyMap<string, PlainData>;
  /** Those of the examples, and the test's own, which win. */
  readonly options: ReadonlyMap<string, PlainData>;
  readonly expect: Expectation;
  /** Where each finding must stand: property paths, or words that a comment on the line holds. */
  readonly at: readonly string[];
  /** What a message must hold. */
  readonly message?: string;
}

/** What is changed in the first resource of the rule's types, by property path. */
export interface TemplateChange {
  readonly set: ReadonlyMap<string, DataNode>;
  readonly remove: readonly string[];
  readonly unknown: readonly string[];
}

const noOptions: ReadonlyMap<string, PlainData> = new Map();
const noChange: TemplateChange = { set: new Map(), remove: [], unknown: [] };

/** The examples of a rule, which must pass, and its tests; a change is tested in both languages. */
export function ruleTests(
  words: RuleWords | undefined,
  tests: readonly TestDocument[],
): readonly RuleTest[] {
  const { options = noOptions, ...texts } = words?.examples ?? {};
  const examples = textsOf(texts).map(
    ({ language, text }): RuleTest => ({
      name: `${language} example`,
      language,
      text,
      change: noChange,
      parameters: new Map(),
      options,
      expect: 'pass',
      at: [],
    }),
  );
  return [...examples, ...tests.flatMap((test, index) => casesOf(test, index, words))];
}

function casesOf(
  test: TestDocument,
  index: number,
  words: RuleWords | undefined,
): readonly RuleTest[] {
  const { bicep, arm, resource } = test;
  const own = textsOf({
    ...(bicep === undefined ? {} : { bicep }),
    ...(arm === undefined ? {} : { arm }),
    ...(resource === undefined ? {} : { arm: JSON.stringify(plainData(resource), undefined, 2) }),
  });
  const { options = noOptions, ...examples } = words?.examples ?? {};
  const texts = own.length > 0 ? own : textsOf(examples);
  return texts.map(({ language, text }) => ({
    name: `${language}: ${test.name ?? `test ${index + 1}`}`,
    language,
    text,
    change: { set: test.set ?? new Map(), remove: test.remove ?? [], unknown: test.unknown ?? [] },
    parameters: plainValues(test.parameters),
    options: new Map([...options, ...plainValues(test.options)]),
    expect: test.expect,
    at: test.at ?? [],
    ...(test.message === undefined ? {} : { message: test.message }),
  }));
}

function textsOf(texts: { readonly bicep?: string; readonly arm?: string }) {
  return (['bicep', 'arm'] as const).flatMap((language) => {
    const text = texts[language];
    return text === undefined ? [] : [{ language, text }];
  });
}

function plainValues(
  values: ReadonlyMap<string, DataNode> | undefined,
): ReadonlyMap<string, PlainData> {
  return new Map([...(values ?? [])].map(([key, node]) => [key, plainData(node)]));
}
