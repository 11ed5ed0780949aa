import { didYouMean, problem } from './problem.js';

/** Problems of rule files and of putting rules together. */
export const rulesetProblems = {
  'ruleset/no-assert': problem(
    'usage',
    (id: string) => `The rule '${id}' judges nothing: it has neither 'assert' nor 'each'. Add one.`,
  ),
  'ruleset/no-resource': problem(
    'usage',
    (id: string) =>
      `The rule '${id}' judges resources, but does not say of which types. Add 'resource'.`,
  ),
  'ruleset/needless-resource': problem(
    'usage',
    (id: string, target: string) =>
      `The rule '${id}' judges each ${target}, so its 'resource' says nothing. Take one of the two away.`,
  ),
  'ruleset/duplicate': problem(
    'usage',
    (kind: string, name: string, other: string) =>
      `The ${kind} '${name}' is already that of ${other}. Give each rule its own.`,
  ),
  'ruleset/unknown-rule': problem('usage', (name: string, near: string) =>
    `There is no rule '${name}'.${didYouMean(near === '' ? undefined : near)}`.trim(),
  ),
  'ruleset/none-matches': problem(
    'usage',
    (glob: string) => `No rule has an id or ref like '${glob}'.`,
  ),
  'ruleset/not-included': problem(
    'usage',
    (path: string) =>
      `No rule was read from '${path}'. Name the file, or a glob for it, under 'include' of rules.yaml.`,
  ),
  'ruleset/tests-fail': problem(
    'usage',
    (id: string) =>
      `Tests of the rule '${id}' fail, so nothing can be said of its mutants. Run 'groundrule test ${id}' first.`,
  ),
  'ruleset/needless-reason': problem(
    'notice',
    () =>
      'Tests notice every mutant here, so there is none whose survival this explains. Remove it.',
  ),
  'ruleset/former-name': problem(
    'notice',
    (former: string, id: string) => `'${former}' is now called '${id}'. Use the new name.`,
  ),
  'ruleset/pack-missing': problem(
    'usage',
    (name: string, tried: string) => `The pack '${name}' was not found: there is no ${tried}.`,
  ),
  'ruleset/outside-root': problem(
    'usage',
    (path: string) => `'${path}' leads outside the root, where nothing is read.`,
  ),
  'ruleset/cycle': problem(
    'usage',
    (path: string) => `'${path}' extends itself, directly or through others.`,
  ),
  'ruleset/nothing-included': problem(
    'usage',
    (pattern: string) => `No file matches '${pattern}', so no rule was read through it.`,
  ),
  'ruleset/built-pack': problem(
    'usage',
    (name: string, reason: string) =>
      `The pack '${name}' could not be read: ${reason}. Install groundrule again.`,
  ),
};
