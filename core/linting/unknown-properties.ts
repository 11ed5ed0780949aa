import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import type { Lint, LintedRule } from './lint.js';
import { type KnownTypes, type PropertyTree, propertiesOf } from './property-paths.js';
import { type ResourceRead, resourceReads } from './resource-reads.js';

/** Below these stand the properties of a type; what stands elsewhere, Azure gives every resource. */
const described: ReadonlySet<string> = new Set(['properties', 'sku', 'identity', 'plan']);

/** A type of which fewer resources were seen is not known well enough to miss a property. */
const enough = 10;

/** Property paths that no resource of the type has, in the rule's examples or in what is known of Azure. */
export const unknownProperties: Lint = (linted, { types }) => {
  if (types === undefined || linted.rule.target !== 'resource') return [];
  const { rule, source } = linted;
  const named = rule.resource.filter((type) => !/[*?!]/.test(type));
  const reads = resourceReads(source.rule.written(), named, source.environment);
  const own = examplesByType(linted);
  const said = new Set<string>();
  return reads.flatMap((read): readonly Diagnostic[] => {
    const found = missingKey(read, types, own);
    const key = JSON.stringify([read.span.start, found?.key]);
    if (found === undefined || said.has(key)) return [];
    // Of several types that a rule names, one that has the property is enough.
    if (
      reads.some((other) => other.span === read.span && missingKey(other, types, own) === undefined)
    ) {
      return [];
    }
    said.add(key);
    return [
      diagnostic('lint/unknown-property', read.span, read.path, found.key, read.type, found.near),
    ];
  });
};

function examplesByType({ resources }: LintedRule): ReadonlyMap<string, readonly PropertyTree[]> {
  const byType = new Map<string, PropertyTree[]>();
  for (const { type, value } of resources) {
    const trees = byType.get(type.toLowerCase()) ?? [];
    trees.push(propertiesOf(value));
    byType.set(type.toLowerCase(), trees);
  }
  return byType;
}

function missingKey(
  { type, keys }: ResourceRead,
  types: KnownTypes,
  own: ReadonlyMap<string, readonly PropertyTree[]>,
): { readonly key: string; readonly near: string } | undefined {
  const [first = ''] = keys;
  const known = types.get(type.toLowerCase());
  if (known === undefined || !described.has(first.toLowerCase())) return undefined;
  let tree: PropertyTree | null = known.properties;
  let examples = own.get(type.toLowerCase()) ?? [];
  for (const key of keys) {
    if (tree === null) return undefined;
    const wanted = key.toLowerCase();
    const inExamples = examples.flatMap((one) => one.get(wanted) ?? []);
    const found = tree.get(wanted);
    if (found === undefined && inExamples.length === 0) {
      const near =
        nearest(
          key,
          [...tree.values()].map(({ name }) => name),
        ) ?? '';
      return known.seen >= enough || near !== '' ? { key, near } : undefined;
    }
    if (found === undefined) return undefined;
    tree = found.inside;
    examples = inExamples.flatMap(({ inside }) => inside ?? []);
  }
  return undefined;
}
