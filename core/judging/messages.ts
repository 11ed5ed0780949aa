import type { UnknownReason } from '../expressions/value.js';
import type { LogicAlternative, LogicContext, LogicValue } from '../logic/compiled.js';
import { verdictOf } from '../logic/ternary.js';
import type { MessageTemplate } from '../ruleset/rule.js';
import type { Deciding } from './deciding.js';

const maxPrinted = 80;

/** Names in Azure are no longer; what is comes from someone who wants long reports. */
const maxName = 260;

/** `'networkPolicy' of 'aks' is 'none'; expected 'azure' or 'calico'.` */
export function failMessage(deciding: Deciding | undefined, name: string): string {
  const target = quoted(name, maxName);
  if (deciding === undefined) return `${target} does not meet the rule.`;
  const { read, made, expected } = deciding;
  const wanted = expected === undefined ? '' : `; expected ${expected}`;
  const subject = subjectOf(deciding, target);
  if (subject === undefined) return `${target} does not meet the rule${wanted}.`;
  return `${subject} is ${printed(made?.value ?? read.value)}${wanted}.`;
}

/** `'networkPolicy' of 'aks' is not known before deployment: it waits for parameter 'networkPolicy'.` */
export function unknownMessage(deciding: Deciding | undefined, name: string): string {
  const target = quoted(name, maxName);
  const subject = deciding === undefined ? target : (readOf(deciding, target) ?? target);
  const waitsFor = deciding === undefined ? undefined : waitingFor(deciding.read.value);
  if (waitsFor === undefined) return `${subject} cannot be judged before deployment.`;
  return `${subject} is not known before deployment: it waits for ${waitsFor}.`;
}

/** What a message is about: `'tags' of 'aks'`, `The length of 'zones' of 'aks'`. */
function subjectOf(deciding: Deciding, target: string): string | undefined {
  const { made } = deciding;
  const read = readOf(deciding, target);
  if (made === undefined) return read;
  const { words } = made;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${read ?? target}`;
}

function readOf({ read: { path } }: Deciding, target: string): string | undefined {
  return path === undefined ? undefined : `'${path}' of ${target}`;
}

/** A message of the rule's own, with its values put in. */
export function writtenMessage(template: MessageTemplate, context: LogicContext): string {
  return template
    .map((part) => (typeof part === 'string' ? part : plain(part.evaluate(context))))
    .join('');
}

/** When a choice fails: `env = 'dev' or env = 'test'`; undefined for what is no choice. */
export function failsWhen(value: LogicValue): string | undefined {
  if (value.kind !== 'choice') return undefined;
  const failing = value.alternatives.filter((one) => verdictOf(one.value) === 'false');
  return failing.length === 0 ? undefined : failing.map(conditionsOf).join(' or ');
}

/** The conditions of an alternative: `env = 'dev' and zone = 1`. */
export function conditionsOf({ when }: Pick<LogicAlternative, 'when'>): string {
  return when
    .map(
      ({ label, equals }) => `${label} = ${typeof equals === 'string' ? quoted(equals) : equals}`,
    )
    .join(' and ');
}

/** What an unknown waits for, in words. */
export function waitingFor(value: LogicValue): string | undefined {
  if (value.kind === 'choice') {
    const labels = value.alternatives.flatMap(({ when }) => when.map(({ label }) => `'${label}'`));
    return [...new Set(labels)].join(', ');
  }
  if (value.kind === 'array' && value.rest !== undefined) return waitingFor(value.rest.count);
  return value.kind === 'unknown' ? reasonText(value.reason) : undefined;
}

function reasonText(reason: UnknownReason): string {
  switch (reason.kind) {
    case 'parameter':
      return `parameter '${reason.name}', which has no value`;
    case 'runtime':
      return `the function '${reason.function}', which only the deployment can answer`;
    case 'undeclared':
      return `'${reason.name}', which is not declared here`;
    case 'module':
      return `an output of '${reason.name}', which was not read`;
    case 'function':
      return `the function '${reason.name}', which groundrule does not know`;
    case 'error':
      return 'an expression that is in error';
    case 'limit':
      return `more than the limit of ${reason.limit} allows`;
  }
}

/** A value as messages show it: text in quotes, collections by their size, secrets not at all. */
function printed(value: LogicValue): string {
  if (value.kind === 'missing') return 'not set';
  if (value.secret) return 'a secret';
  switch (value.kind) {
    case 'string':
      return quoted(value.value);
    case 'array':
      return value.items.length === 0 ? 'empty' : `a list of ${value.items.length}`;
    case 'object':
      return value.entries.size === 0 ? 'empty' : 'an object';
    case 'choice':
      return value.alternatives
        .map((one) => `${printed(one.value)} when ${conditionsOf(one)}`)
        .join(', ');
    case 'null':
      return 'null';
    case 'unknown':
      return `{${value.form}}`;
    case 'number':
      return value.text ?? String(value.value);
    case 'boolean':
      return String(value.value);
  }
}

/** A value inside a message of a rule's own. */
function plain(value: LogicValue): string {
  if (value.kind === 'string' && !value.secret) return clipped(value.value);
  if (value.kind === 'array' && value.rest === undefined && !value.secret) {
    return clipped(value.items.map(plain).join(', '));
  }
  return printed(value);
}

function quoted(text: string, longest = maxPrinted): string {
  return `'${clipped(text, longest)}'`;
}

function clipped(text: string, longest = maxPrinted): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
