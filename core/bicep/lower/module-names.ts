import type { Expression as ArmExpression } from '../../expressions/syntax.js';
import type { ModuleSymbol } from '../binder/symbols.js';
import { call, property, text } from './build.js';

// A deployment's name has at most 64 characters; what the pattern adds to the module's own name
// (a hash of 13, an index of up to 3 digits, a dash before each) must fit in too.
const longestName = 64;
const hashLength = 13;
const indexLength = 3;

/**
 * The name that Bicep gives a module without one: its own name, the index in a loop, and a hash of
 * the deployment's name.
 */
export function generatedModuleName(
  symbol: ModuleSymbol,
  position: ArmExpression | undefined,
): ArmExpression {
  const { span } = symbol.declaration.name;
  const looped = symbol.body.loop !== undefined;
  const added = looped ? indexLength + 1 + hashLength + 1 : hashLength + 1;
  const prefix = symbol.name.slice(0, longestName - added);
  const deployment = property(call('deployment', [], span), 'name', span);
  const hash = call('uniqueString', [text(symbol.name, span), deployment], span);
  if (!looped) return call('format', [text(`${prefix}-{0}`, span), hash], span);
  const index = position ?? call('copyIndex', [], span);
  return call('format', [text(`${prefix}-{0}-{1}`, span), index, hash], span);
}
