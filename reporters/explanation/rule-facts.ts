import {
  type ExplainedRule,
  isAboutSuppressions,
  type RuleOption,
  versionName,
} from '../../core/index.js';

/** What a rule is classed by, in the order in which people ask: `security`, `important`, `error` … */
export function classesOf({ metadata }: ExplainedRule): readonly string[] {
  const { pillar, severity, level, release, version, labels } = metadata;
  return [
    pillar,
    severity,
    level,
    release,
    ...(version === '' ? [] : [`since ${versionName(version)}`]),
    ...labels.map(([label, values]) => `${label} ${values.join(', ')}`),
  ];
}

/** What a rule judges, as a sentence. */
export function judgedBy({ metadata: { id, target, resource } }: ExplainedRule): string {
  if (isAboutSuppressions(id)) return 'Judges suppressions, wherever they are written.';
  if (target === 'resource') return `Judges resources of type ${resource.join(', ')}.`;
  const things = {
    deployment: 'every deployment',
    template: 'every template file',
    parameters: 'every parameter file',
  };
  return `Judges ${things[target]}.`;
}

/** An option's default, and what it is set to where that is another. */
export function optionState({ default: standard, value }: RuleOption): string {
  const [byDefault, set] = [standard, value].map((one) => JSON.stringify(one));
  const told = byDefault === undefined ? 'no default' : `default ${byDefault}`;
  return set === undefined || set === byDefault ? told : `${told}, set to ${set}`;
}
