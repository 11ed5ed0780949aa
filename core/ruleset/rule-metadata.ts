import { plainData } from '../source/plain-data.js';
import type { Level, Pillar, Release, RuleFix, RuleWords, Severity, TargetKind } from './rule.js';
import type { RuleDocument, WrittenWords } from './rule-document.js';

/** What a rule is called and stands for, as plain data: the part of a rule that a built pack holds ready. */
export interface RuleMetadata {
  readonly id: string;
  readonly ref?: string;
  readonly aliases: readonly string[];
  readonly title: string;
  readonly version: string;
  readonly release: Release;
  readonly pillar: Pillar;
  readonly severity: Severity;
  readonly level: Level;
  readonly target: TargetKind;
  readonly resource: readonly string[];
  readonly labels: readonly (readonly [label: string, values: readonly string[]])[];
}

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
    resource: document.resource ?? [],
    labels: [...(document.labels ?? [])],
  };
}

/** The level of a rule that names none. */
export function levelOf(severity: Severity): Level {
  return severity === 'awareness' ? 'warning' : 'error';
}

/** The prose of a rule; undefined where it has none. */
export function wordsOf(document: WrittenWords): RuleWords | undefined {
  const { description, recommendation, notes, links = [], examples = {}, fix } = document;
  if (description === undefined && recommendation === undefined) return undefined;
  return {
    description: description ?? '',
    recommendation: recommendation ?? '',
    links,
    examples: examplesOf(examples),
    ...(notes === undefined ? {} : { notes }),
    ...(fix === undefined ? {} : { fix: fixOf(fix) }),
  };
}

function examplesOf({
  options,
  ...texts
}: NonNullable<WrittenWords['examples']>): RuleWords['examples'] {
  if (options === undefined) return texts;
  const values = [...options].map(([key, node]) => [key, plainData(node)] as const);
  return { ...texts, options: new Map(values) };
}

function fixOf({ to, ...fix }: NonNullable<WrittenWords['fix']>): RuleFix {
  return to === undefined ? fix : { ...fix, to: plainData(to) };
}
