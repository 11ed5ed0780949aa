import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { IntegerLiteral, Place } from '../syntax.js';

const largest = 2n ** 63n - 1n;

/** Numbers of more digits are told from the greatest by their length. */
const digits = largest.toString().length;

/** An integer is signed and has 64 bits; the least one is written with its sign, as one literal. */
export function checkInteger({ text, span }: IntegerLiteral, place: Place): Diagnostic[] {
  if (text.length < digits) return [];
  const limit = isNegative(place) ? largest + 1n : largest;
  return BigInt(text) > limit ? [diagnostic('bicep/integer-too-large', span, text)] : [];
}

function isNegative({ around }: Place): boolean {
  const holder = around?.node.kind === 'literalType' ? around.around?.node : around?.node;
  const isSigned = holder?.kind === 'unary' || holder?.kind === 'unaryType';
  return isSigned && holder.operator === '-';
}
