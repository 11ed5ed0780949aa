import type { OptionDeclaration } from '../config/config.js';
import { constantOf } from '../logic/constant.js';
import type { LogicEnvironment } from '../logic/environment.js';
import { type Plain, toPlain } from '../logic/plain.js';
import type { DataNode } from '../source/data.js';
import { matchesText } from '../source/glob.js';
import { callsOf, usedNodes } from './logic-parts.js';
import type { Rule } from './rule.js';
import type { WrittenLogic } from './rule-document.js';
import type { Ruleset } from './ruleset.js';

/** An option that a rule reads. */
export interface RuleOption {
  /** As declared; `*` stands for any text. */
  readonly name: string;
  readonly description: string;
  readonly type?: string;
  readonly default?: Plain;
  /** What the configuration sets it to, or the default. */
  readonly value?: Plain;
}

/** The declared options that a rule, or what it uses, reads; in the order of their declaration. */
export function optionsOf(rule: Rule, ruleset: Ruleset): readonly RuleOption[] {
  const source = ruleset.source(rule);
  if (source === undefined) return [];
  const reads = optionsReadBy(source.rule.written(), source.environment);
  return [...ruleset.optionSchema]
    .filter(([name]) => reads(name))
    .map(([name, declaration]) => optionNamed(name, declaration, ruleset));
}

/** Whether the logic of a rule, or what it uses, reads an option, by its declared name. */
export function optionsReadBy(
  written: WrittenLogic,
  environment: Pick<LogicEnvironment, 'views' | 'fragments'>,
): (name: string) => boolean {
  const nodes = usedNodes(written, environment);
  const keys = callsOf('option', nodes).flatMap((call) => keyOf(call) ?? textsIn(nodes));
  return (name) => keys.some((key) => matchesText(key, name) || matchesText(name, key));
}

/** The key of a call, a part that is worked out as `*`; undefined where all of it is, by what a fragment is given. */
function keyOf(call: DataNode): string | undefined {
  const key = call.kind === 'array' ? call.items[0] : call;
  if (key?.kind === 'string') return key.value;
  const [parts] = key === undefined ? [] : callsOf('cat', [key]);
  if (parts?.kind !== 'array') return undefined;
  return parts.items.map((part) => (part.kind === 'string' ? part.value : '*')).join('');
}

/** What may be handed to a fragment as the name of an option: any text of the logic. */
function textsIn(nodes: readonly DataNode[]): readonly string[] {
  return nodes.flatMap((node) => (node.kind === 'string' ? [node.value] : []));
}

function optionNamed(
  name: string,
  { description, type, default: standard }: OptionDeclaration,
  { option }: Ruleset,
): RuleOption {
  const value = option(name);
  const plain = value && toPlain(value);
  const byDefault = standard && toPlain(constantOf(standard));
  return {
    name,
    description,
    ...(type === undefined ? {} : { type }),
    ...(byDefault === undefined ? {} : { default: byDefault }),
    ...(plain === undefined ? {} : { value: plain }),
  };
}
