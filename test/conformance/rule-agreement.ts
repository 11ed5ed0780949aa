import { readFileSync } from 'node:fs';
import path from 'node:path';
import { analyzeWith } from '../../core/analyze.js';
import type { Report } from '../../core/findings/report.js';
import { matchesText } from '../../core/source/glob.js';
import type { Host } from '../../core/source/host.js';
import { checkedAzurePack } from '../support/azure-pack.js';
import { type Agreement, type Answer, compareAnswers, type Disagreement } from './agreement.js';
import { comparePaths, type PathAgreement } from './blamed-paths.js';
import { ruleDifferences } from './differences/index.js';
import type { RuleDifference } from './differences/rule-difference.js';
import { openFrontEndsOnRecords } from './recorded-secrets.js';
import { type TruthGroup, truthFolder } from './rule-truth.js';

const pack = checkedAzurePack();
export const ourRules = new Set(pack.rules.map(({ metadata }) => metadata.id.toLowerCase()));
const ourOptions = [...(pack.manifest.optionSchema ?? [])].flatMap(([name, { aliases = [] }]) => [
  name,
  ...aliases,
]);
/** The reference calls a resource without a name by a hash of it. */
const hashOfNameless = /^[0-9a-f]{50}$/;
/** Where the reference found the files that lie in our folder now. */
const theirFolder = /^tests[\\/]PSRule\.Rules\.Azure\.Tests[\\/]/;
const ourFolder = /^rules\/inputs\//;
const nameless = '';
/** What we call a resource of a snippet that says no name. */
const unknownName = '{unknown()}';
const analyze = analyzeWith(openFrontEndsOnRecords);
/** What the reference takes for the place of deployment. */
const theirContext = {
  subscriptionId: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  tenantId: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  resourceGroup: 'ps-rule-test-rg',
  location: 'eastus',
};

/** How the answers of the rules that both have compare, on all inputs. */
export interface RuleAgreement {
  /** Every recorded result, of rules that are not here too. */
  readonly recorded: number;
  readonly agreed: readonly Answer[];
  /** Of those, what is unknown here because it waits for what the reference made up. */
  readonly unknown: number;
  /** What is listed, with what it covers; an answer stands in the first difference that covers it. */
  readonly onPurpose: ReadonlyMap<RuleDifference, readonly Disagreement[]>;
  readonly open: readonly Disagreement[];
  /** How many fails are blamed on what the reference blames, and those that are not. */
  readonly paths: PathAgreement;
}

/**
 * Judges the inputs of every group and compares; takes seconds.
 *
 * @param only names of rules or what they begin with; all rules where there is none
 */
export function measureRules(
  groups: readonly TruthGroup[],
  only: readonly string[] = [],
): RuleAgreement {
  const agreed: Answer[] = [];
  const paths: PathAgreement[] = [];
  const isWanted = (rule: string): boolean => only.length === 0 || isOneOf(rule, only);
  const disagreements: Disagreement[] = [];
  for (const group of groups) {
    const compared = compareGroup(group, isWanted);
    agreed.push(...compared.agreed);
    paths.push(compared.paths);
    disagreements.push(...compared.disagreements);
  }
  const recorded = groups.reduce((sum, { results }) => sum + results.length, 0);
  return {
    recorded,
    agreed,
    unknown: agreed.filter(({ outcome }) => outcome === 'unknown').length,
    ...sorted(disagreements),
    paths: {
      same: paths.reduce((sum, { same }) => sum + same, 0),
      others: paths.flatMap(({ others }) => others),
    },
  };
}

/** Disagreements by the difference that covers them, and the open ones. */
export function sorted(
  disagreements: readonly Disagreement[],
): Pick<RuleAgreement, 'onPurpose' | 'open'> {
  const open: Disagreement[] = [];
  const onPurpose = new Map(ruleDifferences.map((one) => [one, [] as Disagreement[]]));
  for (const found of disagreements) {
    const difference = ruleDifferences.find(
      ({ rules, covers }) => isOneOf(found.rule, rules) && covers(found),
    );
    const list = difference === undefined ? open : onPurpose.get(difference);
    list?.push(found);
  }
  return { onPurpose, open };
}

/** Whether a rule is one of some names, or begins with one of them. */
export function isOneOf(rule: string, names: readonly string[]): boolean {
  return names.some((name) => {
    const [whole, wanted] = [rule.toLowerCase(), name.toLowerCase()];
    return whole === wanted || whole.startsWith(`${wanted}.`);
  });
}

/** Figures in lines of text: in all, then by reason. Answers that only we give are no recorded results, and counted apart. */
export function figuresOf({
  recorded,
  agreed,
  unknown,
  onPurpose,
  open,
  paths,
}: RuleAgreement): readonly string[] {
  const differences = [...onPurpose].map(([{ reason }, found]) => ({ reason, ...sides(found) }));
  const intended = sides([...onPurpose.values()].flat());
  const disputed = sides(open);
  const judged = agreed.length + intended.theirs + disputed.theirs;
  const blamed = paths.same + paths.others.length;
  return [
    `${recorded} recorded results, ${judged} of them of rules that are here: ${agreed.length} agree (${unknown} unknown here), ${intended.theirs} (${percent(intended.theirs, recorded)}) differ on purpose, ${disputed.theirs} disagree`,
    `given here alone: ${intended.oursAlone} (${percent(intended.oursAlone, recorded)}) on purpose, ${disputed.oursAlone} not`,
    ...(blamed === 0
      ? []
      : [
          `${paths.same} of ${blamed} fails (${percent(paths.same, blamed)}) are blamed on the same path`,
        ]),
    ...differences.map(
      ({ reason, theirs, oursAlone }) => `${theirs} recorded, ${oursAlone} here alone: ${reason}`,
    ),
  ];
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(2)}%`;
}

/** The rules that a difference names and that do not show it, and the file that does not, on what was measured. */
export function notShown(
  { rules, shownBy }: RuleDifference,
  found: readonly Disagreement[],
): readonly string[] {
  const shown = found.some(({ files }) => files.some((file) => `/${file}`.endsWith(`/${shownBy}`)));
  return [
    ...rules.filter((name) => !found.some(({ rule }) => isOneOf(rule, [name]))),
    ...(shown ? [] : [shownBy]),
  ];
}

/** How often each disagreement is there, in a line of text. */
export function countsBy(disagreements: readonly Disagreement[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { rule, target, type, theirs, ours } of disagreements) {
    const line = `${rule}: ${theirs} there, ${ours} here, on ${target} (${type})`;
    counts[line] = (counts[line] ?? 0) + 1;
  }
  return counts;
}

/** How many are answers that the reference gave, and how many ours alone. */
export function sides(found: readonly Disagreement[]): {
  readonly theirs: number;
  readonly oursAlone: number;
} {
  const oursAlone = found.filter(({ theirs }) => theirs === 'none').length;
  return { theirs: found.length - oursAlone, oursAlone };
}

interface GroupAgreement extends Agreement {
  readonly paths: PathAgreement;
}

function compareGroup(group: TruthGroup, isWanted: (rule: string) => boolean): GroupAgreement {
  const recorded = group.results.filter(
    ({ rule }) => ourRules.has(rule.toLowerCase()) && isWanted(rule),
  );
  const reports = group.inputs
    .flatMap(separateRuns)
    .flatMap(({ file, text }) => reportOf(file, text, group) ?? []);
  const theirs = recorded.map(({ rule, target, type, outcome }) => ({
    rule,
    target: hashOfNameless.test(target) ? nameless : target.replace(theirFolder, ''),
    type,
    outcome: outcome.toLowerCase(),
  }));
  const shortNames = new Set(theirs.map(placeOf));
  const ours = reports
    .flatMap((report) => answersIn(report, group))
    .filter(({ rule }) => isWanted(rule))
    .map((answer) => {
      const short = { ...answer, target: answer.target.slice(answer.target.lastIndexOf('/') + 1) };
      // The reference calls children as their export does, which may leave the names of their parents out.
      return shortNames.has(placeOf(short)) && !shortNames.has(placeOf(answer)) ? short : answer;
    });
  const { agreed, disagreements } = compareAnswers(theirs, ours, group.inputs);
  const waiting = disagreements.filter((one) => waitsForWhatTheyMadeUp(one, group));
  const answered = waiting.filter((one) => one.theirs !== 'none');
  return {
    agreed: [...agreed, ...answered.map((one) => ({ ...one, outcome: 'unknown' }))],
    disagreements: disagreements.filter((one) => !waiting.includes(one)),
    paths: comparePaths(
      recorded,
      reports.flatMap((report) => report.findings),
    ),
  };
}

/** The reference judges a name of its own where there is none, and texts that stand for secrets in expansions that were recorded. */
function waitsForWhatTheyMadeUp({ ours, target }: Disagreement, { inputs }: TruthGroup): boolean {
  const isMadeUp = target === nameless || inputs.every((input) => input.includes('/derived/exp/'));
  return isMadeUp && ours === 'unknown';
}

function placeOf({ target, type }: Answer): string {
  return `${type} ${target}`.toLowerCase();
}

/** Objects that were judged one by one (`item`) are given to runs of their own here too. */
function separateRuns(input: string): readonly { readonly file: string; readonly text: string }[] {
  const text = readFileSync(path.join(truthFolder, input), 'utf8');
  if (!input.includes('/derived/res/')) return [{ file: input, text }];
  const resources: readonly Record<string, unknown>[] = JSON.parse(text);
  return resources.map(({ __rid: _, ...resource }) => ({
    file: input,
    text: JSON.stringify(resource),
  }));
}

function reportOf(file: string, text: string, group: TruthGroup): Report | undefined {
  const options = Object.entries(group.configuration).filter(([key]) =>
    ourOptions.some((name) => matchesText(name, key)),
  );
  const profile = group.profile.replace('Azure.', '').toLowerCase();
  const config = { profile, options: Object.fromEntries(options), context: theirContext };
  const host: Host = {
    readText(wanted) {
      if (wanted === file) return { kind: 'text', text };
      const below = path.join(truthFolder, wanted);
      try {
        return { kind: 'text', text: readFileSync(below, 'utf8') };
      } catch {
        return { kind: 'missing' };
      }
    },
    now: () => new Date('2026-11-23T00:00:00Z'),
  };
  const answer = analyze(
    {
      tool: { name: 'groundrule', version: '', url: '' },
      inputs: [{ path: file, named: true }],
      config: { path: 'rules.json', text: JSON.stringify(config) },
      builtIn: new Map([['azure', () => pack]]),
    },
    host,
  );
  return answer.kind === 'pending' ? undefined : answer.report;
}

/**
 * Where the reference judged the files themselves and did not expand them, only files count; and only
 * there do they, those that were given to it.
 */
function answersIn(report: Report, group: TruthGroup): readonly Answer[] {
  const expanded = group.configuration['AZURE_PARAMETER_FILE_EXPANSION'] === true;
  const filesOnly = group.filesAreTargets && !expanded;
  return report.verdicts
    .filter(({ verdict, target }) => {
      if (verdict === 'skip' || isRecordedRoot(target)) return false;
      if (!isFile(target)) return !filesOnly;
      return group.filesAreTargets && group.inputs.includes(target.file);
    })
    .map(({ rule, verdict, target }) => ({
      rule,
      target: nameOf(target),
      type: target.type,
      outcome: verdict,
    }));
}

type ReportedTarget = Report['verdicts'][number]['target'];

function nameOf(target: ReportedTarget): string {
  if (isFile(target)) return path.basename(target.name);
  if (target.name === unknownName) return nameless;
  return target.name.replace(ourFolder, '').replace(theirFolder, '');
}

/** The root of an expansion that was recorded is a deployment, called by its file, and no resource. */
function isRecordedRoot({ kind, name }: ReportedTarget): boolean {
  return kind === 'resource' && theirFolder.test(name);
}

function isFile({ type }: { readonly type: string }): boolean {
  return type.startsWith('.');
}
