import type { Config, ContextSettings, Profile } from '../config/config.js';
import { mergeConfig } from '../config/merge-config.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { Value } from '../expressions/value.js';
import { constantOf } from '../logic/constant.js';
import type { LogicEnvironment } from '../logic/environment.js';
import { operators } from '../logic/registry.js';
import type { Host } from '../source/host.js';
import { createReading } from '../source/read-document.js';
import type { Located } from '../source/shape.js';
import type { Span } from '../source/span.js';
import { placeholderContext } from '../template/context.js';
import { type BuiltInPacks, type GatheredPack, gatherPacks } from './gather-packs.js';
import { optionValues } from './options.js';
import type { Pack, PackRule } from './pack.js';
import { builtInProfiles, defaultProfile, findProfile, selectedBy } from './profile.js';
import { packOf } from './read-pack.js';
import type { Rule, RuleLogic } from './rule.js';
import { compileRule } from './rule-logic.js';
import { nameRules, type RuleNames } from './rule-names.js';
import type { RuleSource, Ruleset } from './ruleset.js';
import { aboutSuppressions, suppressionRules } from './suppression-rules.js';
import { treatWith } from './treat.js';
import { newerThanPin, tellNewer } from './version-pin.js';

/** What rules are put together from. */
export interface RulesetSource {
  /** The user's configuration, read and checked. */
  readonly config: Config;
  /** Where it stands, from the root; names in it are relative to its folder. */
  readonly path: string;
  /** The profile asked for, in place of the configuration's. */
  readonly profile?: string;
  /** What the command line says of the context, which wins. */
  readonly context?: ContextSettings;
  readonly builtIn: BuiltInPacks;
  readonly host: Host;
}

/** Rules, or the files that the host is yet to fetch before they can be read. */
export type LoadedRuleset =
  | { readonly kind: 'loaded'; readonly ruleset: Ruleset }
  | { readonly kind: 'pending'; readonly paths: readonly string[] };

/**
 * Reads the packs that a configuration builds on, selects the rules of its profile and applies its
 * overrides and options. Problems are among the rule set's diagnostics; what they do not touch works.
 */
export function loadRuleset(source: RulesetSource): LoadedRuleset {
  const reading = createReading(source.host);
  const own = packOf(source.config, source.path, reading);
  const packs = gatherPacks(own, source.path, source.builtIn, reading);
  if (reading.pending.size > 0) return { kind: 'pending', paths: [...reading.pending].sort() };
  const ruleset = assemble(packs, source, reading.diagnostics);
  return { kind: 'loaded', ruleset };
}

/** @param diagnostics what is known so far; further problems are added, also later */
function assemble(
  gathered: readonly GatheredPack[],
  { config: own, profile: profileName, context }: RulesetSource,
  diagnostics: Diagnostic[],
): Ruleset {
  const report = (problem: Diagnostic): void => {
    diagnostics.push(problem);
  };
  const packs = gathered.map(({ pack }) => pack);
  const config = packs.reduce<Config>((base, { manifest }) => mergeConfig(base, manifest), {});
  const sources = new Map<Rule, RuleSource>();
  for (const { pack, builtIn } of gathered) {
    const environment = environmentOf(packs, pack);
    for (const rule of pack.rules) {
      sources.set(ruleOf(rule, pack, environment, report), { rule, pack, builtIn, environment });
    }
  }
  const all = [...sources.keys()];
  const names = nameRules([...all, ...Object.values(suppressionRules)], report);
  const profiles = allProfiles(config, packs);
  const wanted: WantedProfile =
    profileName === undefined
      ? (config.profile ?? { value: defaultProfile })
      : { value: profileName };
  const { profile, inProfile } = chooseProfile(profiles, wanted, names, report);
  const isNewer = newerThanPin(own, report);
  const { treat, isOff } = treatWith(config.overrides ?? [], names, inProfile, isNewer, report);
  const rules = all.filter((rule) => profile(rule) && !isOff(rule));
  tellNewer(own, rules.filter(isNewer), report);
  const facts = new Map(packs.flatMap((pack) => [...pack.facts]));
  const factValues = new Map<string, Value>();
  const options = [profileOptions(profiles, wanted), config.options ?? new Map()];
  const optionSchema = config.optionSchema ?? new Map();
  return {
    rules,
    all,
    names,
    words: (rule) => (sources.get(rule)?.rule ?? aboutSuppressions(rule))?.words(),
    helpUrl: (rule) =>
      sources.get(rule)?.pack.manifest.helpUrl?.replaceAll('{id}', rule.id) ??
      aboutSuppressions(rule)?.helpUrl,
    tests: (rule) => sources.get(rule)?.rule.tests() ?? [],
    source: (rule) => sources.get(rule),
    option: optionValues(optionSchema, options, report),
    optionSchema,
    fact(name) {
      const known = factValues.get(name);
      const data = known === undefined ? facts.get(name)?.() : undefined;
      if (data === undefined) return known;
      const value = constantOf(data);
      factValues.set(name, value);
      return value;
    },
    treat,
    suppressions: config.suppressions ?? [],
    failOn: config.failOn ?? ['error'],
    context: { ...placeholderContext, ...config.context, ...context },
    diagnostics,
  };
}

/** Definitions a pack's rules see: those of the packs before it, and its own, which win. */
function environmentOf(packs: readonly Pack[], pack: Pack): LogicEnvironment {
  const seen = packs.slice(0, packs.indexOf(pack) + 1).map(({ manifest }) => manifest);
  return {
    operators,
    views: new Map(seen.flatMap(({ views }) => [...(views ?? [])])),
    fragments: new Map(seen.flatMap(({ define }) => [...(define ?? [])])),
    lets: new Map(),
    itemNames: [],
  };
}

function ruleOf(
  source: PackRule,
  pack: Pack,
  environment: LogicEnvironment,
  report: (problem: Diagnostic) => void,
): Rule {
  let compiled: RuleLogic | undefined;
  const { labels, ...metadata } = source.metadata;
  const rule: Rule = {
    ...metadata,
    labels: new Map(labels),
    span: source.span,
    pack: pack.name,
    logic() {
      compiled ??= compileRule(source.written(), environment, report);
      return compiled;
    },
  };
  if (!pack.checked) rule.logic();
  return rule;
}

/** Profiles by name; a pack's are also found with the name of the pack before them (`Azure.GA_2024_06`). */
function allProfiles(config: Config, packs: readonly Pack[]): ReadonlyMap<string, Profile> {
  const qualified = packs.flatMap(({ name, manifest }) =>
    [...(manifest.profiles ?? [])].map(([key, profile]) => [`${name}.${key}`, profile] as const),
  );
  return new Map([...qualified, ...builtInProfiles, ...(config.profiles ?? [])]);
}

/** The profile that is to run, with its place where a configuration names it. */
interface WantedProfile {
  readonly value: string;
  readonly span?: Span;
}

interface ChosenProfile {
  readonly profile: (rule: Rule) => boolean;
  /** Whether a rule belongs to another profile, by its name. */
  readonly inProfile: (name: Located<string>, rule: Rule) => boolean;
}

function chooseProfile(
  profiles: ReadonlyMap<string, Profile>,
  wanted: WantedProfile,
  names: RuleNames,
  report: (problem: Diagnostic) => void,
): ChosenProfile {
  const selections = new Map<string, (rule: Rule) => boolean>();
  const selection = (name: string, place?: Span): ((rule: Rule) => boolean) => {
    const known = selections.get(name);
    if (known !== undefined) return known;
    const profile = findProfile(name, profiles, place, report);
    if (profile?.deprecated) report(diagnostic('config/deprecated-profile', place, name));
    const selects = profile === undefined ? () => false : selectedBy(profile, names, report);
    selections.set(name, selects);
    return selects;
  };
  return {
    profile: selection(wanted.value, wanted.span),
    inProfile: ({ value, span }, rule) => selection(value, span)(rule),
  };
}

function profileOptions(
  profiles: ReadonlyMap<string, Profile>,
  { value }: WantedProfile,
): NonNullable<Profile['options']> {
  const ignore = (): void => {};
  return findProfile(value, profiles, undefined, ignore)?.options ?? new Map();
}
