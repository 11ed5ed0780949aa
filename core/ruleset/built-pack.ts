import { readConfig } from '../config/read-config.js';
import type { DataNode } from '../source/data.js';
import { readJson } from '../source/json.js';
import { type PlainData, plainData } from '../source/plain-data.js';
import { readShape } from '../source/shape.js';
import { SourceFile } from '../source/source-file.js';
import type { Pack, PackRule } from './pack.js';
import type { RuleMetadata } from './rule.js';
import { logicKeys, logicShape, wordKeys, wordsShape } from './rule-document.js';
import { wordsOf } from './rule-metadata.js';
import { ruleTests } from './rule-tests.js';

/**
 * A pack as the build writes it. What every run needs is plain data; what few rules of a run need
 * (logic, facts) is JSON text inside it, read when it is wanted.
 */
interface BuiltPack {
  readonly format: typeof format;
  readonly manifest: string;
  readonly rules: readonly BuiltRule[];
  readonly facts: Readonly<Record<string, string>>;
}

interface BuiltRule {
  readonly metadata: RuleMetadata;
  /** The rule's file, from the pack's folder. */
  readonly file: string;
  readonly logic: string;
}

/** The prose, examples and tests of rules, by id: beside the pack, for few runs show them. */
interface BuiltWords {
  readonly format: typeof format;
  readonly rules: Readonly<Record<string, string>>;
}

const format = 1;
/** The two texts of a pack: what judging needs, and its words. */
export function writeBuiltPack(
  manifest: DataNode,
  rules: readonly { readonly rule: PackRule; readonly root: DataNode }[],
  facts: ReadonlyMap<string, DataNode>,
): { readonly pack: string; readonly words: string } {
  const pack: BuiltPack = {
    format,
    manifest: JSON.stringify(plainData(manifest)),
    rules: rules.map(({ rule, root }) => ({
      metadata: rule.metadata,
      file: rule.span.file.path,
      logic: JSON.stringify(picked(root, logicKeys)),
    })),
    facts: Object.fromEntries(
      [...facts].map(([name, data]) => [name, JSON.stringify(plainData(data))]),
    ),
  };
  const words: BuiltWords = {
    format,
    rules: Object.fromEntries(
      rules.map(({ rule, root }) => [rule.metadata.id, JSON.stringify(picked(root, wordKeys))]),
    ),
  };
  return { pack: JSON.stringify(pack), words: JSON.stringify(words) };
}

function picked(root: DataNode, keys: readonly string[]): PlainData {
  if (root.kind !== 'object') return {};
  return Object.fromEntries(
    keys.flatMap((key) => {
      const property = root.properties.get(key);
      return property === undefined ? [] : [[key, plainData(property.value)]];
    }),
  );
}

/**
 * Reads a built pack. The texts are ours and were checked when they were written, so what they hold is
 * taken at its word.
 *
 * @param words gives the text of the words when a report first shows them
 */
export function readBuiltPack(name: string, text: string, words: () => string | undefined): Pack {
  const built = JSON.parse(text) as BuiltPack;
  if (built.format !== format) throw new Error(`the built pack '${name}' has another format`);
  let all: BuiltWords | undefined;
  const wordsText = (id: string): string => {
    all ??= JSON.parse(words() ?? '{"rules":{}}') as BuiltWords;
    return all.rules[id] ?? '{}';
  };
  const manifest = dataOf(`${name}/rules.yaml`, built.manifest);
  return {
    name,
    manifest: readConfig(manifest).config,
    rules: built.rules.map((rule) => packRule(rule, wordsText)),
    facts: new Map(
      Object.entries(built.facts).map(([fact, data]) => [fact, () => dataOf(fact, data)]),
    ),
    checked: true,
  };
}

function packRule({ metadata, file, logic }: BuiltRule, words: (id: string) => string): PackRule {
  const source = new SourceFile(file, '');
  const { id } = metadata;
  const written = () => readShape(wordsShape, dataOf(file, words(id)), id).value ?? {};
  return {
    metadata,
    span: { file: source, start: 0, end: 0 },
    written: () => readShape(logicShape, dataOf(file, logic), id).value ?? {},
    words: () => wordsOf(written()),
    tests: () => ruleTests(written()),
  };
}

function dataOf(path: string, text: string): DataNode {
  const { root } = readJson(new SourceFile(path, text), 'usage');
  if (root === undefined) throw new Error(`the built pack holds no data for '${path}'`);
  return root;
}
