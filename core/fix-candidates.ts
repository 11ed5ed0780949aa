import type { AnalysisInput, AnalysisRequest } from './analysis.js';
import type { Edit } from './fix/edit.js';
import { proposeFix } from './fix/propose.js';
import type { Candidate, Judgement } from './fix/repair.js';
import type { OpenFrontEnds } from './front-ends.js';
import { type JudgedInputs, judgeWith, type OpenRules, type PendingFiles } from './judge-inputs.js';
import type { Reason, Verdict } from './judging/verdict.js';
import { languageOf } from './language-of.js';
import type { Host } from './source/host.js';
import { locate } from './source/location.js';
import { suppressInputs } from './suppress-inputs.js';
import type { Suppressed } from './suppression/suppress.js';
import type { Touched } from './touched-inputs.js';

/** Where repairs are allowed: whether a file (path from the root) may be changed. */
export type MayChange = (path: string) => boolean;

/**
 * How a run's files are judged, and what its rules propose to repair.
 *
 * @param mayChange absent where nothing is to be proposed
 */
export function judgementOf(
  run: JudgedInputs,
  accepted: Suppressed['accepted'],
  mayChange?: MayChange,
): Judgement {
  const passing = new Set<string>();
  const failing = new Map<string, number>();
  for (const verdict of run.verdicts) {
    const key = verdictKey(verdict);
    if (verdict.verdict === 'pass') passing.add(key);
    const reasons = verdict.reasons.length;
    if (reasons > 0) failing.set(key, (failing.get(key) ?? 0) + reasons);
  }
  const problems = run.reading.diagnostics
    .filter(({ kind }) => kind !== 'notice')
    .map(({ code, message, path, span }) => JSON.stringify([code, message, path, span?.file.path]));
  const issues = run.targets
    .flatMap(({ domain }) => (domain.kind === 'deployment' ? domain.deployment.issues : []))
    .map(({ id, name, message }) => JSON.stringify([id, name, message]));
  return {
    passing,
    failing,
    problems: new Set([...problems, ...issues]),
    candidates: mayChange ? candidatesOf(run, accepted, mayChange) : [],
  };
}

/**
 * Judges the inputs of a request once more, as its host makes them, for what a repair looks at.
 *
 * @param mayChange absent where nothing is to be proposed
 */
export function judgeAgain(
  rules: OpenRules,
  request: AnalysisRequest,
  host: Host,
  openFrontEnds: OpenFrontEnds,
  mayChange?: MayChange,
): Judgement | PendingFiles {
  const run = judgeWith(rules, request, host, openFrontEnds);
  if (run.kind === 'pending') return run;
  return judgementOf(run, suppressInputs(run, request).accepted, mayChange);
}

/** The name of a verdict, the same in every judgement of its files. */
export function verdictKey({ rule, target }: Verdict): string {
  const { kind, file, symbolicPath, parameters } = target;
  return JSON.stringify([rule.id, kind, file, symbolicPath, parameters]);
}

/** The files that candidates edit. */
export function filesOfCandidates(candidates: readonly Candidate[]): ReadonlySet<string> {
  return new Set(candidates.flatMap(({ edits }) => edits.map(({ span }) => span.file.path)));
}

/** Candidates, and all inputs that a file which they edit has a part in. */
export interface CandidateGroup {
  readonly candidates: readonly Candidate[];
  readonly inputs: readonly AnalysisInput[];
}

/**
 * Parts candidates so that no group can change what the inputs of another come to: each is tried by judging
 * its own inputs alone. Inputs that an expression may lead anywhere are asked by every group.
 */
export function groupCandidates(
  candidates: readonly Candidate[],
  touched: Touched,
): readonly CandidateGroup[] {
  interface Group {
    candidates: Candidate[];
    inputs: Set<AnalysisInput>;
  }
  const groups = new Set<Group>();
  const groupOf = new Map<AnalysisInput, Group>();
  const join = (group: Group, { candidates, inputs }: Group): void => {
    group.candidates.push(...candidates);
    for (const input of inputs) {
      group.inputs.add(input);
      groupOf.set(input, group);
    }
  };
  const byFiles = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = JSON.stringify([...filesOfCandidates([candidate])].sort());
    const others = byFiles.get(key);
    if (others === undefined) byFiles.set(key, [candidate]);
    else others.push(candidate);
  }
  for (const alike of byFiles.values()) {
    const inputs = new Set(touched(filesOfCandidates(alike), 'written'));
    const met = new Set([...inputs].flatMap((input) => groupOf.get(input) ?? []));
    const [group = { candidates: [], inputs: new Set() }, ...others] = met;
    groups.add(group);
    join(group, { candidates: alike, inputs });
    for (const other of others) {
      groups.delete(other);
      join(group, other);
    }
  }
  const order = new Map(candidates.map((candidate, index) => [candidate, index]));
  return [...groups].map((group) => ({
    candidates: group.candidates.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
    inputs: touched(filesOfCandidates(group.candidates)),
  }));
}

/** What rules propose; the same edits, proposed for several verdicts, are one candidate. */
function candidatesOf(
  run: JudgedInputs,
  accepted: Suppressed['accepted'],
  mayChange: MayChange,
): readonly Candidate[] {
  const { verdicts, ruleset } = run;
  const stands = (verdict: Verdict, reason: Reason) =>
    !accepted.has(reason) && !ruleset.treat(verdict.rule, locate(reason.span).path).off;
  const candidates = new Map<string, { edits: readonly Edit[]; verdicts: string[] }>();
  for (const verdict of verdicts) {
    if (verdict.verdict !== 'fail') continue;
    if (!verdict.reasons.every((reason) => stands(verdict, reason))) continue;
    for (const edits of editsFor(verdict, run)) {
      if (!edits.every(({ span }) => mayChange(span.file.path))) continue;
      const key = JSON.stringify(edits.map(editKey));
      const known = candidates.get(key) ?? { edits, verdicts: [] };
      candidates.set(key, known);
      known.verdicts.push(verdictKey(verdict));
    }
  }
  return [...candidates.values()];
}

/**
 * The edits for all reasons of a verdict together, for only that makes it pass: in the items of lists that decided,
 * and, should others have to follow, in all items.
 */
function editsFor(
  verdict: Verdict,
  { ruleset, targets }: JudgedInputs,
): readonly (readonly Edit[])[] {
  const fix = ruleset.words(verdict.rule)?.fix;
  const target = fix && targets.find(({ reference }) => reference === verdict.target);
  if (fix === undefined || target === undefined) return [];
  const decided = verdict.reasons.map(({ path }) => path);
  return [decided, [undefined]].flatMap((paths) => {
    const proposed = paths.map((path) => proposeFix(fix, target.root, path, languageOf));
    const edits = proposed.flatMap((one) => one ?? []);
    if (proposed.includes(undefined)) return [];
    return [[...new Map(edits.map((edit) => [editKey(edit), edit])).values()]];
  });
}

function editKey({ span, text }: Edit): string {
  return JSON.stringify([span.file.path, span.start, span.end, text]);
}
