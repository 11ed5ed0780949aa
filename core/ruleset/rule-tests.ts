import type { DataNode, DataString } from '../source/data.js';
import { type PlainData, plainData } from '../source/plain-data.js';
import type { Located } from '../source/shape.js';
import type { Span } from '../source/span.js';
import type { Expectation, TestDocument, WrittenWords } from './rule-document.js';

/** An example or test of a rule, ready to be run: a text, what is changed in it, and what must come of it. */
export interface RuleTest {
  /** `bicep example`, `arm: no engine` … */
  readonly name: string;
  readonly language: 'bicep' | 'arm';
  readonly text: string;
  /** The text as it stands in the rule file; absent where it was made from a `resource`. */
  readonly written?: DataString;
  /** Texts of further files by path from the example's folder: modules, templates that it names. */
  readonly files: ReadonlyMap<string, string>;
  readonly change: TemplateChange;
  readonly parameters: ReadonlyMap<string, PlainData>;
  /** Those of the examples, and the test's own, which win. */
  readonly options: ReadonlyMap<string, DataNode>;
  readonly expect: Expectation;
  /** Where each finding must stand: property paths, or words that a comment on the line holds. */
  readonly at: readonly Located<string>[];
  /** What a message must hold. */
  readonly message?: Located<string>;
  /** Where the rule file says what is expected: the verdict of a test, the text of an example. */
  readonly span: Span;
}

/** What is changed in the first resource of the rule's types, by property path. */
export interface TemplateChange {
  readonly set: ReadonlyMap<string, DataNode>;
  readonly remove: readonly Located<string>[];
  readonly unknown: readonly Located<string>[];
}

type Text = Pick<RuleTest, 'language' | 'text' | 'written'>;

const noChange: TemplateChange = { set: new Map(), remove: [], unknown: [] };

/** The examples of a rule, which must pass, and its tests; a change is tested in both languages. */
export function ruleTests({ examples = {}, tests = [] }: WrittenWords): readonly RuleTest[] {
  const { options = new Map(), files = new Map() } = examples;
  const texts = textsOf(examples);
  const shown = texts.map(
    (text): RuleTest => ({
      ...text,
      name: `${text.language} example`,
      files,
      change: noChange,
      parameters: new Map(),
      options,
      expect: 'pass',
      at: [],
      span: text.written.span,
    }),
  );
  const cases = tests.flatMap(({ value }, index) =>
    casesOf(value, index, texts, { options, files }),
  );
  return [...shown, ...cases];
}

function casesOf(
  test: TestDocument,
  index: number,
  examples: readonly Text[],
  given: Pick<RuleTest, 'options' | 'files'>,
): readonly RuleTest[] {
  const { set = new Map(), remove = [], unknown = [], parameters = new Map() } = test;
  const own = ownTexts(test);
  return (own.length > 0 ? own : examples).map((text) => ({
    ...text,
    name: `${text.language}: ${test.name ?? `test ${index + 1}`}`,
    files: new Map([...given.files, ...(test.files ?? [])]),
    change: { set, remove, unknown },
    parameters: new Map([...parameters].map(([key, node]) => [key, plainData(node)])),
    options: new Map([...given.options, ...(test.options ?? [])]),
    expect: test.expect.value,
    at: test.at ?? [],
    ...(test.message === undefined ? {} : { message: test.message }),
    span: test.expect.span,
  }));
}

function ownTexts(test: TestDocument): readonly Text[] {
  const { resource } = test;
  if (resource === undefined) return textsOf(test);
  const text = JSON.stringify(plainData(resource), undefined, 2);
  return [...textsOf(test), { language: 'arm', text }];
}

function textsOf(texts: { readonly bicep?: DataString; readonly arm?: DataString }) {
  return (['bicep', 'arm'] as const).flatMap((language) => {
    const written = texts[language];
    return written === undefined ? [] : [{ language, text: written.value, written }];
  });
}
