import type { AnalysisInput, AnalysisRequest } from './analysis.js';
import { type Judgement, repair, type Texts } from './fix/repair.js';
import {
  filesOfCandidates,
  groupCandidates,
  judgeAgain,
  type MayChange,
} from './fix-candidates.js';
import { openRules, type PendingFiles } from './judge-inputs.js';
import { openFrontEnds } from './read-inputs.js';
import { type Host, withTexts } from './source/host.js';
import { createReading } from './source/read-document.js';
import { openTouched } from './touched-inputs.js';

/** What is to be repaired, and where that is allowed. */
export interface FixRequest extends AnalysisRequest {
  readonly mayChange: MayChange;
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
  | PendingFiles;

/** The host does not have a file yet: there is nothing to go on with. */
class Pending extends Error {
  constructor(readonly paths: readonly string[]) {
    super('files are pending');
  }
}

/** A repair in a file of one group may make one in another's possible. */
const mostPasses = 20;

/**
 * Repairs what rules with a `fix` fail on, where the value is written out, in Bicep and JSON. Every change
 * was judged before it is given: its rules pass with it, and nothing else fails that did not before, in any input that
 * reads the file. What is accepted by a suppression is left alone; where only what changed is judged, only that
 * is repaired.
 */
export function fixInputs(request: FixRequest, host: Host): FixAnswer {
  try {
    const { texts, fixed } = repairAll(request, host);
    const files = [...texts].map(([path, after]) => ({ path, before: textIn(host, path), after }));
    files.sort((a, b) => (a.path < b.path ? -1 : 1));
    return { kind: 'done', files, fixed: fixed.size, host: withTexts(host, texts) };
  } catch (error) {
    if (error instanceof Pending) return { kind: 'pending', paths: error.paths };
    throw error;
  }
}

function repairAll(request: FixRequest, host: Host) {
  const judge = openJudge(request, host);
  const fixed = new Set<string>();
  const refused = new Set<string>();
  let texts: Texts = new Map();
  for (let pass = 0; pass < mostPasses; pass++) {
    const before = judge(texts, request, request.mayChange);
    const groups = groupsOf(before, request.inputs, withTexts(host, texts));
    const already = fixed.size;
    let more = false;
    for (const { candidates, inputs } of groups) {
      const files = filesOfCandidates(candidates);
      const mayChange = (path: string): boolean => {
        if (!files.has(path) && request.mayChange(path)) more = true;
        return files.has(path);
      };
      const done = texts;
      const judgeGroup = (changed: Texts) =>
        judge(new Map([...done, ...changed]), { inputs }, mayChange);
      // What the run leaves out has a say in whether an edit does harm.
      const stands = request.changed === undefined ? before : judgeGroup(new Map());
      const repaired = repair({ ...stands, candidates }, judgeGroup, refused);
      for (const verdict of repaired.fixed) fixed.add(verdict);
      texts = new Map([...done, ...repaired.texts]);
    }
    if (!more || fixed.size === already) break;
  }
  return { texts, fixed };
}

function groupsOf({ candidates }: Judgement, inputs: AnalysisRequest['inputs'], host: Host) {
  const reading = createReading(host);
  const groups = groupCandidates(candidates, openTouched(inputs, reading));
  if (reading.pending.size > 0) throw new Pending([...reading.pending].sort());
  return groups;
}

/** What a judgement speaks of: some inputs, or those of them that changed files have a part in. */
interface Scope {
  readonly inputs: readonly AnalysisInput[];
  readonly changed?: AnalysisRequest['changed'];
}

/** Judges inputs of a run, as texts would make them. */
function openJudge(request: FixRequest, host: Host) {
  const rules = openRules(request, host);
  if (rules.kind === 'pending') throw new Pending(rules.paths);
  const { changed: _whole, ...base } = request;
  return (texts: Texts, { inputs, changed }: Scope, mayChange: MayChange): Judgement => {
    const wanted = { ...base, inputs, ...(changed && { changed }) };
    const judged = judgeAgain(rules, wanted, withTexts(host, texts), openFrontEnds, mayChange);
    if ('kind' in judged) throw new Pending(judged.paths);
    return judged;
  };
}

function textIn(host: Host, path: string): string {
  const answer = host.readText(path);
  return answer.kind === 'text' ? answer.text : '';
}
