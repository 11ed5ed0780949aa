import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/nearest.js';
import { argumentsWanted } from '../binder/argument-counts.js';
import { resourceTypeOf } from '../binder/resource-types.js';
import type { FileModel } from '../lower/model.js';
import type { ParameterizedType, Place } from '../syntax.js';

/** The types that take an argument. */
const parameterized: ReadonlySet<string> = new Set(['resourceInput', 'resourceOutput']);

/** `resourceInput<'type@version'>.part`: the type is named in plain text, and a part of it is meant, not all. */
export function checkDerivedType(
  node: ParameterizedType,
  place: Place,
  { binding }: FileModel,
): Diagnostic[] {
  const { name, span } = node.name;
  if (!parameterized.has(name)) {
    return [diagnostic('bicep/unknown-type', span, name, nearest(name, parameterized) ?? '')];
  }
  const [arg, ...more] = node.args;
  if (arg === undefined || more.length > 0) {
    const found = String(node.args.length);
    return [diagnostic('bicep/argument-count', span, name, argumentsWanted(1, 1), found)];
  }
  if (arg.kind === 'error') return [];
  if (arg.kind !== 'literalType' || arg.literal.kind !== 'string' || arg.literal.holes.length > 0) {
    return [diagnostic('bicep/not-constant', arg.span)];
  }
  const problems: Diagnostic[] = [];
  resourceTypeOf(arg.literal, undefined, binding.declarations.extensions, problems);
  const holder = place.around?.node;
  const isAccessed = holder && 'target' in holder && holder.target === node;
  if (!isAccessed) problems.push(diagnostic('bicep/derived-type', node.span, name));
  return problems;
}
