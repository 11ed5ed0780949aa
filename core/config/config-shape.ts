import {
  anything,
  boolean,
  type Located,
  list,
  located,
  mapOf,
  mapped,
  oneOf,
  record,
  type Shape,
  text,
} from '../source/shape.js';
import { levels, pillars, releases, severities } from './classification.js';
import {
  type Config,
  type ConfiguredSuppression,
  failOnWords,
  optionTypes,
  type WrittenSuppression,
} from './config.js';
import { logic } from './logic-shape.js';

/** How releases of the rule set are written (`2020_06`): they compare as text. */
export const ruleSetVersion = {
  pattern: /^\d{4}_(0[1-9]|1[0-2])$/,
  expected: 'a year and month in quotes ("2020_06")',
};

const ruleNames = (description: string) => list(located(text('Rule')), description, 'orOne');

const viewSource = record(
  'One source of a view',
  {
    in: logic('Path in the resource (properties.agentPoolProfiles), or JSON Logic'),
    at: anything('Path within each item at which the view begins (properties)'),
    with: mapOf(
      logic('Path in the whole item (name), or JSON Logic'),
      'Entries to add to each item from outside of where the view begins',
    ),
    when: logic('The source counts only where it is true'),
  },
  ['in'],
);

const fragment = record(
  'Logic with a name',
  {
    parameters: list(text('Name'), 'Names of its arguments, which var reads'),
    logic: logic('What it stands for'),
  },
  ['logic'],
);

const optionDeclaration = record(
  'An option that rules read',
  {
    type: oneOf(optionTypes, 'Type of its values'),
    description: text('What it changes'),
    default: anything('Value where the user gives none'),
    enum: list(anything('Value'), 'The only values accepted'),
    aliases: list(text('Name'), 'Former names, still accepted'),
  },
  ['description'],
);

const optionValues = mapOf(anything('Value'), 'Values of options, by name');

const profile = record('A named selection of rules', {
  description: text('What the selection is for'),
  release: list(oneOf(releases, 'Release'), 'Only rules released so', 'orOne'),
  until: text('Only rules of this release of the rule set and earlier ones', ruleSetVersion),
  pillar: list(oneOf(pillars, 'Pillar'), 'Only rules of these pillars', 'orOne'),
  severity: list(oneOf(severities, 'Severity'), 'Only rules of these severities', 'orOne'),
  labels: mapOf(
    list(text('Glob'), 'Values, of which a rule must have one', 'orOne'),
    'Only rules with these labels; "*" accepts any value',
  ),
  rules: ruleNames('Only these rules: ids, refs or globs'),
  exclude: ruleNames('Not these rules: ids, refs or globs'),
  options: optionValues,
  deprecated: boolean('Kept for those who still use it'),
});

const override = record('A change to what rules say', {
  rule: ruleNames('Rules concerned: ids, refs or globs; all where absent'),
  profile: ruleNames('Only the rules of these profiles'),
  path: list(text('Path glob'), 'Only findings in these files', 'orOne'),
  off: boolean('Turns the rules off'),
  level: oneOf(levels, 'The level of their findings'),
  severity: oneOf(severities, 'Their severity'),
});

/** How suppressions write a day. */
export const day = {
  pattern: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  expected: 'a day (2027-01-31)',
};

const suppressionFields = {
  rule: ruleNames('Rules concerned: ids, refs or globs'),
  reason: text('Why the findings are accepted', { pattern: /\S/, expected: 'a reason' }),
  until: text('The last day on which it counts (2027-01-31)', day),
};

/** What the member `groundrule` of the metadata of a template says. */
export const metadataShape: Shape<{
  readonly suppressions?: readonly Located<WrittenSuppression>[];
}> = record('What groundrule reads of metadata', {
  suppressions: list(
    located(record('Accepted findings', suppressionFields, ['rule', 'reason'])),
    'Findings that are accepted here, and why',
  ),
});

const configuredSuppression: Shape<ConfiguredSuppression> = record(
  'Accepted findings: those that meet every condition',
  {
    ...suppressionFields,
    path: list(text('Path glob'), 'Only findings of these files', 'orOne'),
    type: list(text('Type'), 'Only of these resource types: globs, and exclusions with !', 'orOne'),
    name: list(text('Name glob'), 'Only of resources with these names', 'orOne'),
  },
  ['rule', 'reason'],
);

const context = record('Where templates are taken to be deployed', {
  subscriptionId: text('Subscription id'),
  tenantId: text('Tenant id'),
  resourceGroup: text('Name of the resource group'),
  managementGroupId: text('Id of the management group'),
  location: text('Location of the deployment and the resource group'),
  deploymentName: text('Name of the deployment'),
});

/** The schema of `rules.yaml`, `.groundrulerc` and the key `groundrule` of `package.json`. */
export const configShape: Shape<Config> = record('The configuration', {
  name: text('Name of the pack of rules'),
  version: located(
    text('Release of the rule set to keep to ("2026_03"): newer rules give notes until it moves'),
  ),
  helpUrl: text('Address of the page of a rule, with {id} for its id'),
  extends: list(
    located(text('Pack')),
    'Packs to build on: azure, a package, or a path ([azure] where absent, [] for none)',
    'orOne',
  ),
  include: list(located(text('Path glob')), 'Rule files, from the folder of this file', 'orOne'),
  facts: list(located(text('Path glob')), 'Files of facts that rules look up', 'orOne'),
  rules: list(anything('A rule'), 'Rules written in place'),
  views: mapOf(list(viewSource, 'Sources of the items', 'orOne'), 'Named collections'),
  define: mapOf(
    mapped(fragment, ({ parameters = [], logic }) => ({ parameters, logic })),
    'Named logic that rules use',
  ),
  optionSchema: mapOf(
    optionDeclaration,
    'Options that the rules of this pack read; * in a name stands for any text',
  ),
  options: optionValues,
  profiles: mapOf(profile, 'Named selections of rules'),
  profile: located(text('The profile to run')),
  overrides: list(override, 'Changes to what rules say; later ones win'),
  suppressions: list(located(configuredSuppression), 'Findings that are accepted, and why'),
  baseline: located(text('The file of known findings, from the folder of this file')),
  failOn: list(oneOf(failOnWords, 'Level, severity, pillar …'), 'What fails a run', 'orOne'),
  context,
});
