import type { Level, Severity } from '../config/classification.js';
import { plainData } from '../source/plain-data.js';
import { failingExample } from './failing-example.js';
import type { RuleFix, RuleMetadata, RuleWords } from './rule.js';
import type { RuleDocument, WrittenWords } from './rule-document.js';

/** The metadata of a rule as written, with what is not written filled in. */
export function metadataOf(document: RuleDocument): RuleMetadata {
  return {
    id: document.id.value,
    ...(document.ref === undefined ? {} : { ref: document.ref.value }),
    aliases: (document.aliases ?? []).map(({ value }) => value),
    title: document.title,
    version: document.version ?? '',
    release: document.release ?? 'ga',
    pillar: document.pillar,
    severity: document.severity,
    level: document.level ?? levelOf(document.severity),
    target: document.target ?? 'resource',
    resource: (document.resource ?? []).map(({ value }) => value),
    labels: [...(document.labels ?? [])],
  };
}

/** The level of a rule that names none. */
export function levelOf(severity: Severity): Level {
  return severity === 'awareness' ? 'warning' : 'error';
}

/** The prose of a rule; undefined where it has none. */
export function wordsOf(document: WrittenWords): RuleWords | undefined {
  const { description, recommendation, notes, links = [], examples = {}, fix, tests } = document;
  if (description === undefined && recommendation === undefined) return undefined;
  const failing = failingExample((tests ?? []).map(({ value }) => value));
  return {
    description: description ?? '',
    recommendation: recommendation ?? '',
    links,
    examples: examplesOf(examples),
    ...(notes === undefined ? {} : { notes }),
    ...(failing === undefined ? {} : { failing }),
    ...(fix === undefined ? {} : { fix: fixOf(fix) }),
  };
}

function examplesOf({
  options,
  bicep,
  arm,
}: NonNullable<WrittenWords['examples']>): RuleWords['examples'] {
  const values = options && [...options].map(([key, node]) => [key, plainData(node)] as const);
  return {
    ...(bicep === undefined ? {} : { bicep: bicep.value }),
    ...(arm === undefined ? {} : { arm: arm.value }),
    ...(values === undefined ? {} : { options: new Map(values) }),
  };
}

function fixOf({ to, ...fix }: NonNullable<WrittenWords['fix']>): RuleFix {
  return to === undefined ? fix : { ...fix, to: plainData(to) };
}
