import type { ConfigSource } from './analysis.js';
import { type Diagnostic, diagnostic } from './diagnostics/diagnostic.js';
import { nearest } from './diagnostics/nearest.js';
import { readConfigSource } from './read-config-source.js';
import type { BuiltInPacks } from './ruleset/gather-packs.js';
import { loadRuleset } from './ruleset/load-ruleset.js';
import type { Pack } from './ruleset/pack.js';
import type { Rule } from './ruleset/rule.js';
import type { Ruleset } from './ruleset/ruleset.js';
import { matchesText } from './source/glob.js';
import type { Host } from './source/host.js';
import { createReading } from './source/read-document.js';

/** Which rules are meant: those that a configuration adds to the packs that come with groundrule, or a choice of all. */
export interface RuleSelection {
  readonly config?: ConfigSource;
  readonly builtIn: BuiltInPacks;
  /** Only rules of this profile. */
  readonly profile?: string;
  /** Ids, former ids, refs or globs of them; of built-in rules too. */
  readonly names?: readonly string[];
  /** Rule files, or folders that hold some, from the root; the empty path is the root. */
  readonly paths?: readonly string[];
}

export type SelectedRules =
  | {
      readonly kind: 'selected';
      readonly ruleset: Ruleset;
      readonly rules: readonly Rule[];
      /** What is wrong with the configuration, the rules and the selection, so far. */
      readonly diagnostics: () => readonly Diagnostic[];
    }
  | { readonly kind: 'pending'; readonly paths: readonly string[] };

/** Loads all rules of a configuration and selects some. */
export function selectRules(selection: RuleSelection, host: Host): SelectedRules {
  const reading = createReading(host);
  const { config, path } = readConfigSource(selection.config, reading);
  const { builtIn, names = [], paths = [] } = selection;
  const loaded = loadRuleset({ config, path, profile: selection.profile ?? 'all', builtIn, host });
  if (loaded.kind === 'pending') return loaded;
  const { ruleset } = loaded;
  const report = (problem: Diagnostic): void => {
    reading.diagnostics.push(problem);
  };
  const own = (rule: Rule): boolean => ruleset.source(rule)?.builtIn === false;
  const tests = [
    ...names.map((name) => byName(name, ruleset, report)),
    ...paths.map((one) => byPath(one, ruleset.all.filter(own), report)),
  ];
  const known = selection.profile === undefined ? ruleset.all : ruleset.rules;
  const rules = known.filter(tests.length === 0 ? own : (rule) => tests.some((is) => is(rule)));
  const diagnostics = () => [...reading.diagnostics, ...ruleset.diagnostics];
  return { kind: 'selected', ruleset, rules, diagnostics };
}

/** Whether one of the names, or globs of names, means a rule of a pack. */
export function meansRuleOf({ rules }: Pack, names: readonly string[]): boolean {
  return rules.some(({ metadata: { id, ref, aliases } }) =>
    [id, ref ?? '', ...aliases].some((own) => names.some((name) => matchesText(name, own))),
  );
}

type IsSelected = (rule: Rule) => boolean;

function byName(
  name: string,
  { all, names }: Ruleset,
  report: (problem: Diagnostic) => void,
): IsSelected {
  if (/[*?]/.test(name)) {
    const is: IsSelected = ({ id, ref = '' }) => matchesText(name, id) || matchesText(name, ref);
    if (!all.some(is)) report(diagnostic('ruleset/none-matches', undefined, name));
    return is;
  }
  const named = names.find(name);
  // The rules about suppressions have no logic that could be looked at.
  const found = named && all.includes(named) ? named : undefined;
  if (found === undefined) report(unknownRule(name, { all }));
  return (rule) => rule === found;
}

/** That a name means no rule, with the likely one. */
export function unknownRule(name: string, { all }: Pick<Ruleset, 'all'>): Diagnostic {
  const ids = all.map(({ id }) => id);
  return diagnostic('ruleset/unknown-rule', undefined, name, nearest(name, ids) ?? '');
}

/** Paths of built-in rules start elsewhere, so only a configuration's own rules are looked at. */
function byPath(
  path: string,
  own: readonly Rule[],
  report: (problem: Diagnostic) => void,
): IsSelected {
  const folder = path === '' ? '' : `${path}/`;
  const is: IsSelected = ({ span: { file } }) => file.path === path || file.path.startsWith(folder);
  const rules = new Set(own.filter(is));
  if (rules.size === 0) report(diagnostic('ruleset/not-included', path, path));
  return (rule) => rules.has(rule);
}

/** The files that problems stand in: what a rule in one of them says is not what its author meant. */
export function filesInError(diagnostics: readonly Diagnostic[]): ReadonlySet<string> {
  const wrong = diagnostics.filter(({ kind }) => kind === 'usage');
  return new Set(wrong.flatMap(({ span, path }) => span?.file.path ?? path ?? []));
}
