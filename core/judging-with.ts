import type { JudgingContext } from './judging/judge.js';
import type { Ruleset } from './ruleset/ruleset.js';
import type { Reading } from './source/read-document.js';

/** What the logic of rules may read beside the target: of the rule set, and of the world through a reading's host. */
export function judgingWith(
  { option, fact }: Pick<Ruleset, 'option' | 'fact'>,
  { host, pending }: Reading,
): JudgingContext {
  return {
    option,
    fact,
    now: () => host.now(),
    fileExists(path) {
      const { kind } = host.readText(path);
      if (kind === 'pending') pending.add(path);
      return kind !== 'missing' && kind !== 'pending';
    },
  };
}
