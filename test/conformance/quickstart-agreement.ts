import path from 'node:path';
import { createNodeHost } from '../../cli/node-host.js';
import { analyzeWith } from '../../core/analyze.js';
import type { ReportedVerdict } from '../../core/findings/report.js';
import { openFrontEnds } from '../../core/read-inputs.js';
import type { Host } from '../../core/source/host.js';
import { checkedAzurePack } from '../support/azure-pack.js';
import type { Answer, Disagreement } from './agreement.js';
import { shownNamePattern } from './name-pattern.js';
import { isOneOf, ourRules, type RuleAgreement, sorted } from './rule-agreement.js';
import {
  type QuickstartFileTruth,
  type QuickstartTruth,
  readQuickstartFileTruth,
  referenceContext,
} from './rule-truth.js';

const pack = checkedAzurePack();
const analyze = analyzeWith(openFrontEnds);
const elsewhere = {
  ...referenceContext,
  subscriptionId: '01234567-89ab-cdef-0123-456789abcdef',
  resourceGroup: 'another-test-rg',
  deploymentName: 'another-test-deployment',
};

/** An answer of ours; its target may be called otherwise by an engine with hashes of its own. */
interface OwnAnswer extends Answer {
  readonly mayBeCalled: RegExp;
}

/**
 * Judges deployments and template files of azure-quickstart-templates and compares. What is unknown here
 * agrees: every parameter is given, so it waits for what the reference made up.
 *
 * @param repository the folder of a clone
 * @param only names of rules or what they begin with; all rules where there is none
 */
export function measureQuickstarts(
  truth: readonly QuickstartTruth[],
  repository: string,
  only: readonly string[] = [],
): RuleAgreement {
  const host = createNodeHost(repository);
  const files = new Map(readQuickstartFileTruth()?.map((one) => [one.file, one]));
  const isWanted = ({ rule }: Answer): boolean =>
    ourRules.has(rule.toLowerCase()) && (only.length === 0 || isOneOf(rule, only));
  const agreed: Answer[] = [];
  const disagreements: Disagreement[] = [];
  let recorded = 0;
  for (const one of truth) {
    if (!one.ok) continue;
    const template = path.posix.join(path.posix.dirname(one.parameters), 'azuredeploy.json');
    const theirs = recordedAnswers(one, files.get(template));
    recorded += theirs.length;
    const ours = ownAnswers(one, template, host);
    const judged = [template, one.parameters];
    const compared = pairAnswers(theirs.filter(isWanted), ours.filter(isWanted), judged);
    agreed.push(...compared.agreed);
    disagreements.push(...compared.disagreements);
  }
  const unknown = agreed.filter(({ outcome }) => outcome === 'unknown').length;
  return { recorded, agreed, unknown, ...sorted(disagreements), paths: { same: 0, others: [] } };
}

/** Template files are named by their path here, as the deployments of parameter files are. */
function recordedAnswers(
  { results }: QuickstartTruth,
  file: QuickstartFileTruth | undefined,
): readonly Answer[] {
  return [
    ...results.map(([rule, target, type, outcome]) => ({
      rule,
      target,
      type,
      outcome: outcome.toLowerCase(),
    })),
    ...(file?.results ?? []).map(([rule, outcome]) => ({
      rule,
      target: file?.file ?? '',
      type: '.json',
      outcome: outcome.toLowerCase(),
    })),
  ];
}

function ownAnswers(one: QuickstartTruth, template: string, host: Host): readonly OwnAnswer[] {
  const here = verdictsOf(one, template, referenceContext, host);
  const there = verdictsOf(one, template, elsewhere, host);
  return here.map(({ rule, verdict, target: { name, type, file } }, i) => {
    const isFile = type.startsWith('.');
    const target = isFile && file === template ? template : isFile ? path.basename(name) : name;
    const mayBeCalled = shownNamePattern(target, isFile ? target : (there[i]?.target.name ?? name));
    return { rule, target, type, outcome: verdict, mayBeCalled };
  });
}

function verdictsOf(
  { parameters }: QuickstartTruth,
  template: string,
  context: typeof referenceContext,
  host: Host,
): readonly ReportedVerdict[] {
  const answer = analyze(
    {
      tool: { name: 'groundrule', version: '', url: '' },
      inputs: [{ path: template, named: true, parameters }],
      config: { path: 'rules.json', text: JSON.stringify({ profile: 'all', context }) },
      builtIn: new Map([['azure', () => pack]]),
    },
    { ...host, now: () => new Date('2026-11-23T00:00:00Z') },
  );
  if (answer.kind === 'pending') return [];
  return answer.report.verdicts.filter(({ verdict }) => verdict !== 'skip');
}

/** Pairs every answer of theirs with one of ours to the same question; equal answers first. */
function pairAnswers(
  theirs: readonly Answer[],
  ours: readonly OwnAnswer[],
  files: readonly string[],
): { readonly agreed: readonly Answer[]; readonly disagreements: readonly Disagreement[] } {
  const left = new Map<string, OwnAnswer[]>();
  for (const one of ours) left.set(questionOf(one), [...(left.get(questionOf(one)) ?? []), one]);
  const take = (answer: Answer, fits: (own: OwnAnswer) => boolean): OwnAnswer | undefined => {
    const list = left.get(questionOf(answer)) ?? [];
    const at = list.findIndex((own) => own.mayBeCalled.test(answer.target) && fits(own));
    return at < 0 ? undefined : list.splice(at, 1)[0];
  };
  const agreed: Answer[] = [];
  const unequal = theirs.filter((answer) => {
    const same = take(answer, ({ outcome }) => outcome === answer.outcome);
    if (same !== undefined) agreed.push(answer);
    return same === undefined;
  });
  const disagreements = unequal.flatMap((answer): Disagreement[] => {
    const own = take(answer, () => true);
    if (own?.outcome === 'unknown') {
      agreed.push(own);
      return [];
    }
    const { rule, target, type, outcome } = answer;
    return [{ rule, target, type, theirs: outcome, ours: own?.outcome ?? 'none', files }];
  });
  const extra = [...left.values()].flat().map(({ rule, target, type, outcome }) => ({
    rule,
    target,
    type,
    theirs: 'none',
    ours: outcome,
    files,
  }));
  return { agreed, disagreements: [...disagreements, ...extra] };
}

function questionOf({ rule, type }: Answer): string {
  return `${rule} ${type}`.toLowerCase();
}
