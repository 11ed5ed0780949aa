import type { AnalysisRequest } from './analysis.js';
import type { Edit } from './fix/edit.js';
import { proposeFix } from './fix/propose.js';
import { type Candidate, type Judgement, repair, type Texts } from './fix/repair.js';
import { type JudgedInputs, judgeInputs } from './judge-inputs.js';
import type { Reason, Verdict } from './judging/verdict.js';
import { languageOf } from './language-of.js';
import { openFrontEnds } from './read-inputs.js';
import { type Host, withReadText } from './source/host.js';
import { locate } from './source/location.js';
import { suppressInputs } from './suppress-inputs.js';

/** What is to be repaired, and where that is allowed. */
export interface FixRequest extends Omit<AnalysisRequest, 'changed'> {
  /** Whether a file (path from the root) may be changed. */
  readonly mayChange: (path: string) => boolean;
}

/** A file that was repaired. */
export interface FixedFile {
  /** From the root. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export type FixAnswer =
  | {
      readonly kind: 'done';
      /** The files that changed, by path. */
      readonly files: readonly FixedFile[];
      /** How many verdicts were failures and are passes now. */
      readonly fixed: number;
      /** The host as it would be with the files changed. */
      readonly host: Host;
    }
  | { readonly kind: 'pending'; readonly paths: readonly string[] };

/** The host does not have a file yet: there is nothing to go on with. */
class Pending extends Error {
  constructor(readonly paths: readonly string[]) {
    super('files are pending');
  }
}

/**
 * Repairs what rules with a `fix` fail on, where the value is written out, in Bicep and JSON. Every change
 * was judged before it is given: its rules pass with it, and nothing else fails that did not before. What is
 * accepted by a suppression is left alone.
 */
export function fixInputs(request: FixRequest, host: Host): FixAnswer {
  try {
    const { texts, fixed } = repair((changed, only) => {
      const run = judgeInputs(
        { ...request, ...(only && { changed: only }) },
        withTexts(host, changed),
        openFrontEnds,
      );
      if (run.kind === 'pending') throw new Pending(run.paths);
      return judgementOf(run, request);
    });
    const files = [...texts].map(([path, after]) => ({ path, before: textIn(host, path), after }));
    files.sort((a, b) => (a.path < b.path ? -1 : 1));
    return { kind: 'done', files, fixed: fixed.size, host: withTexts(host, texts) };
  } catch (error) {
    if (error instanceof Pending) return { kind: 'pending', paths: error.paths };
    throw error;
  }
}

function withTexts(host: Host, texts: Texts): Host {
  return withReadText(host, (path) => {
    const text = texts.get(path);
    return text === undefined ? host.readText(path) : { kind: 'text', text };
  });
}

function textIn(host: Host, path: string): string {
  const answer = host.readText(path);
  return answer.kind === 'text' ? answer.text : '';
}

function judgementOf(run: JudgedInputs, request: FixRequest): Judgement {
  const passing = new Set<string>();
  const failing = new Map<string, number>();
  for (const verdict of run.verdicts) {
    const key = keyOf(verdict);
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
    candidates: candidatesOf(run, request),
  };
}

function keyOf({ rule, target }: Verdict): string {
  const { kind, file, symbolicPath, parameters } = target;
  return JSON.stringify([rule.id, kind, file, symbolicPath, parameters]);
}

/** What rules propose; the same edits, proposed for several verdicts, are one candidate. */
function candidatesOf(run: JudgedInputs, request: FixRequest): readonly Candidate[] {
  const { verdicts, ruleset } = run;
  const { accepted } = suppressInputs(run, request);
  const stands = (verdict: Verdict, reason: Reason) =>
    !accepted.has(reason) && !ruleset.treat(verdict.rule, locate(reason.span).path).off;
  const candidates = new Map<string, { edits: readonly Edit[]; verdicts: string[] }>();
  for (const verdict of verdicts) {
    if (verdict.verdict !== 'fail') continue;
    if (!verdict.reasons.every((reason) => stands(verdict, reason))) continue;
    for (const edits of editsFor(verdict, run)) {
      if (!edits.every(({ span }) => request.mayChange(span.file.path))) continue;
      const key = JSON.stringify(edits.map(editKey));
      const known = candidates.get(key) ?? { edits, verdicts: [] };
      candidates.set(key, known);
      known.verdicts.push(keyOf(verdict));
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
