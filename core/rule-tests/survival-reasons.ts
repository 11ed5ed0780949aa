import { positionAt } from '../source/location.js';
import type { SourceFile } from '../source/source-file.js';
import { type Span, textOf } from '../source/span.js';
import { readYaml } from '../source/yaml.js';

const mark = /^#\s*survives:\s*(\S.*)$/;

/** Why a mutant cannot be noticed, and the comment that says so. */
export interface SurvivalReason {
  readonly text: string;
  readonly span: Span;
}

/**
 * Why mutants at lines of a rule file survive: what comments `# survives: reason` say, by line (1-based). One
 * at the end of a line speaks for that line, one on a line of its own for the next.
 */
export function survivalReasons(file: SourceFile): ReadonlyMap<number, SurvivalReason> {
  const reasons = new Map<number, SurvivalReason>();
  for (const comment of readYaml(file).comments) {
    const reason = mark.exec(textOf(comment))?.[1];
    if (reason === undefined) continue;
    const { line } = positionAt(file, comment.start);
    const start = file.lineStarts[line - 1] ?? 0;
    const alone = file.text.slice(start, comment.start).trim() === '';
    reasons.set(alone ? line + 1 : line, { text: reason.trim(), span: comment });
  }
  return reasons;
}
