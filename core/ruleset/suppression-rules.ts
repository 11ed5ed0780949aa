import { SourceFile } from '../source/source-file.js';
import type { Rule, RuleWords } from './rule.js';

/** What is wrong with a suppression; each has a rule of its own. */
export type SuppressionFault = keyof typeof prose;

const prose = {
  malformed: {
    id: 'Groundrule.Suppression.Malformed',
    title: 'Suppressions can be read',
    description: 'A suppression that cannot be read, or that gives no reason, accepts nothing.',
    recommendation: 'Write which rules are meant, then `--`, then the reason.',
  },
  unknownRule: {
    id: 'Groundrule.Suppression.UnknownRule',
    title: 'Suppressions name rules that exist',
    description: 'A name that means no rule accepts nothing, and hides that it does not.',
    recommendation: 'Correct the name, or take it away.',
  },
  expired: {
    id: 'Groundrule.Suppression.Expired',
    title: 'Suppressions have not expired',
    description: 'The day until which the findings were accepted has passed: they count again.',
    recommendation: 'Repair what was accepted, or decide anew until when it is.',
  },
  unused: {
    id: 'Groundrule.Suppression.Unused',
    title: 'Suppressions are needed',
    description: 'What accepts nothing today would silently accept the same problem tomorrow.',
    recommendation: 'Take the suppression away.',
  },
  refused: {
    id: 'Groundrule.Suppression.Refused',
    title: 'Suppressions are those of the base',
    description:
      'A change is judged by the suppressions of what it is based on: it cannot excuse itself.',
    recommendation: 'Repair the finding, or have the suppression reviewed and merged first.',
  },
} as const;

const pack = 'groundrule';
const page = 'https://github.com/groundrule/groundrule/blob/main/docs/suppressions.md';

/**
 * The rules about suppressions themselves. No pack holds them: whatever a configuration extends, they
 * are there, and overrides change them like any other rule. Their verdicts come of applying suppressions.
 */
export const suppressionRules: Readonly<Record<SuppressionFault, Rule>> = {
  malformed: ruleAbout('malformed'),
  unknownRule: ruleAbout('unknownRule'),
  expired: ruleAbout('expired'),
  unused: ruleAbout('unused'),
  refused: ruleAbout('refused'),
};

/** Whether an id is that of a rule about suppressions. */
export function isAboutSuppressions(ruleId: string): boolean {
  return Object.values(prose).some(({ id }) => id === ruleId);
}

/** The prose and the page of a rule about suppressions; undefined for any other. */
export function aboutSuppressions(
  rule: Rule,
): { readonly words: () => RuleWords; readonly helpUrl: string } | undefined {
  const found = Object.values(prose).find(({ id }) => id === rule.id);
  if (found === undefined || rule.pack !== pack) return undefined;
  const { description, recommendation } = found;
  const words = { description, recommendation, links: [], examples: {} };
  return { words: () => words, helpUrl: page };
}

function ruleAbout(fault: SuppressionFault): Rule {
  const { id, title } = prose[fault];
  return {
    id,
    aliases: [],
    title,
    version: '',
    release: 'ga',
    pillar: 'operational-excellence',
    severity: 'awareness',
    level: 'warning',
    target: 'template',
    resource: [],
    labels: new Map(),
    logic: () => ({ judgement: { assertions: [], each: [] } }),
    span: { file: new SourceFile(pack, ''), start: 0, end: 0 },
    pack,
  };
}
