import type { AnalysisRequest } from './analysis.js';
import type { FixesOf } from './findings/build-findings.js';
import { confirm, type Judgement, type Texts } from './fix/repair.js';
import {
  groupCandidates,
  judgeAgain,
  judgementOf,
  type MayChange,
  verdictKey,
} from './fix-candidates.js';
import type { OpenFrontEnds } from './front-ends.js';
import type { JudgedInputs, OpenRules } from './judge-inputs.js';
import type { RuleFix } from './ruleset/rule.js';
import type { Ruleset } from './ruleset/ruleset.js';
import { type Host, withTexts } from './source/host.js';
import { createReading } from './source/read-document.js';
import type { Suppressed } from './suppression/suppress.js';
import { openTouched } from './touched-inputs.js';

/** What fixes are looked for in. */
export interface Fixable {
  readonly run: JudgedInputs;
  readonly accepted: Suppressed['accepted'];
  readonly rules: OpenRules;
  readonly request: AnalysisRequest;
  readonly host: Host;
  readonly openFrontEnds: OpenFrontEnds;
}

/** How things stand where files are yet to come: no edit helps. */
const nothingJudged: Judgement = {
  passing: new Set(),
  failing: new Map(),
  problems: new Set(),
  candidates: [],
};

/**
 * How the failures of a run could be repaired, each by itself: only what `fixInputs` would keep, for every edit is
 * judged in all inputs that read the file. Files that the host does not have yet are put to the pending ones of the
 * run's reading.
 */
export function confirmFixes(fixable: Fixable, mayChange: MayChange): FixesOf {
  const { run, accepted, rules, request, host, openFrontEnds } = fixable;
  const { changed: _whole, ...base } = request;
  const before = judgementOf(run, accepted, mayChange);
  const { pending } = run.reading;
  const touched = openTouched(request.inputs, { ...createReading(host), pending });
  const groups = groupCandidates(before.candidates, touched);
  const confirmed = groups.flatMap(({ candidates, inputs }) => {
    const wanted = { ...base, inputs };
    const judge = (texts: Texts): Judgement => {
      const tried = judgeAgain(rules, wanted, withTexts(host, texts), openFrontEnds);
      if (!('kind' in tried)) return tried;
      for (const path of tried.paths) pending.add(path);
      return nothingJudged;
    };
    // What was left out of the run has a say in whether an edit does harm.
    const stands = request.changed === undefined ? before : judge(new Map());
    return confirm({ ...stands, candidates }, judge);
  });
  return fixesByVerdict(confirmed, rules.ruleset);
}

function fixesByVerdict(confirmed: ReturnType<typeof confirm>, ruleset: Ruleset): FixesOf {
  const byVerdict = new Map<string, (typeof confirmed)[number]['edits'][]>();
  for (const { verdicts, edits } of confirmed) {
    for (const key of verdicts) byVerdict.set(key, [...(byVerdict.get(key) ?? []), edits]);
  }
  return (verdict) => {
    const fix = ruleset.words(verdict.rule)?.fix;
    const found = byVerdict.get(verdictKey(verdict));
    if (fix === undefined || found === undefined) return [];
    return found.map((edits) => ({ description: describeFix(fix), edits }));
  };
}

/** `Set 'properties.x' to 'y'`, `Remove 'properties.x'`. */
function describeFix({ set, to, remove }: RuleFix): string {
  if (set === undefined) return `Remove '${remove}'`;
  return `Set '${set}' to ${typeof to === 'string' ? `'${to}'` : JSON.stringify(to ?? null)}`;
}
