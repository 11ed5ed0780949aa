import { isMap, parseDocument } from 'yaml';
import type { Pillar, Severity } from './config/classification.js';
import type { KnownTypes } from './linting/property-paths.js';

/** What a new rule is to be. */
export interface NewRule {
  /** `Contoso.Storage.Name`. */
  readonly id: string;
  /** The resource type that it judges. */
  readonly resource: string;
  readonly title?: string;
  readonly pillar?: Pillar;
  readonly severity?: Severity;
  /** Where the JSON Schema of rules is, for editors: a path from the rule file, or an address. */
  readonly schema: string;
}

/** The path of a new rule's file below a folder of rules: `storage/name.yaml`. */
export function fileOfRule(id: string): string {
  const words = id.split('.').map((part) =>
    part
      .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
      .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
      .toLowerCase(),
  );
  return `${(words.length > 2 ? words.slice(1) : words).join('/')}.yaml`;
}

/**
 * The text of a new rule file: a rule that works, with an example in both languages and a test that fails as it
 * should, for its author to change.
 */
export function newRuleText(rule: NewRule, types: KnownTypes): string {
  const { id, resource, schema, pillar = 'operational-excellence', severity = 'important' } = rule;
  const { title = 'Resources name their owner' } = rule;
  return `# yaml-language-server: $schema=${schema}
id: ${id}
title: ${quotedTitle(title)}
pillar: ${pillar}
severity: ${severity}
resource: ${resource}

# What must be true. Replace it by what your rule asks for; how is shown at
# https://github.com/groundrule/groundrule/blob/main/docs/authoring.md
assert:
  hasValue: { var: tags.owner }

description: |
  Why it matters: what goes wrong where this does not hold.
recommendation: |
  What to do, in one or two sentences.
links: []

# Both must pass.
examples:
  bicep: |
${indented(bicepExample(resource, types), 4)}
  arm: |
${indented(armExample(resource, types), 4)}

# Each is a change of both examples, or a text of its own.
tests:
  - name: no owner
    remove: tags.owner
    expect: fail
    at: tags
  - name: an owner that is not known before deployment
    unknown: tags.owner
    expect: unknown
`;
}

/** Where no resource of a type was seen: an API version that looks like one. */
const anyVersion = '2024-01-01';

function bicepExample(type: string, types: KnownTypes): string {
  const lines = [
    `resource example '${type}@${versionOf(type, types)}' = {`,
    `  name: '${nameFor(type)}'`,
    ...(hasLocation(type, types) ? ['  location: location'] : []),
    '  tags: {',
    "    owner: 'team-a'",
    '  }',
    '}',
  ];
  return lines.join('\n');
}

function armExample(type: string, types: KnownTypes): string {
  const resource = {
    type,
    apiVersion: versionOf(type, types),
    name: nameFor(type),
    ...(hasLocation(type, types) ? { location: "[parameters('location')]" } : {}),
    tags: { owner: 'team-a' },
  };
  return JSON.stringify(resource, undefined, 2);
}

function versionOf(type: string, types: KnownTypes): string {
  return types.get(type.toLowerCase())?.apiVersion ?? anyVersion;
}

function hasLocation(type: string, types: KnownTypes): boolean {
  const known = types.get(type.toLowerCase());
  return known === undefined || known.properties.has('location');
}

/** As many names as the type has parts after its provider. */
function nameFor(type: string): string {
  const depth = Math.max(1, type.split('/').length - 1);
  return Array.from({ length: depth }, (_, i) =>
    i === depth - 1 ? 'example' : `parent${i + 1}`,
  ).join('/');
}

function indented(text: string, columns: number): string {
  return text.replace(/^/gm, ' '.repeat(columns));
}

/** Text that YAML might take for something else stands in quotes. */
function quotedTitle(title: string): string {
  return /^[A-Za-z][\w ,.()-]*$/.test(title) ? title : JSON.stringify(title);
}

/** The text of a new configuration that takes in rule files. */
export function newConfigText(include: string, schema: string): string {
  return `# yaml-language-server: $schema=${schema}
# The configuration of groundrule: packs to build on, your own rules, options.
extends: [azure]
include: [${JSON.stringify(include)}]
`;
}

/** A configuration in YAML with one more glob under \`include\`; undefined where it is no mapping. */
export function withInclude(text: string, include: string): string | undefined {
  const document = parseDocument(text);
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  const present: unknown = document.get('include');
  if (present === undefined || present === null) {
    const end = text === '' || text.endsWith('\n') ? '' : '\n';
    return `${text}${end}include: [${JSON.stringify(include)}]\n`;
  }
  if (typeof present === 'string') document.set('include', [present, include]);
  else document.addIn(['include'], include);
  return String(document);
}
