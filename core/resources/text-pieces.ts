import { lift } from '../expressions/choice.js';
import { callOf, residualOf } from '../expressions/residual.js';
import type { Expression } from '../expressions/syntax.js';
import { joinParts } from '../expressions/text.js';
import { reasonOf, unknownValue } from '../expressions/unknown.js';
import type { Origin, TextPart, Value } from '../expressions/value.js';

/**
 * The text that pieces make one after another: known when all are, else an unknown with holes.
 *
 * @param residual the expression of the whole, where `concat` of the pieces is not the natural one
 */
export function joinText(
  pieces: readonly (string | Value)[],
  origin: Origin,
  residual?: () => Expression,
): Value {
  const values = pieces.map(
    (piece): Value =>
      typeof piece === 'string' ? { kind: 'string', value: piece, origin } : piece,
  );
  const expression = residual ?? (() => callOf('concat', values.map(residualOf), origin.span));
  return lift(
    values,
    (plain) => {
      const parts = plain.flatMap(partsOf);
      const secret = plain.some((value) => value.secret);
      if (parts.every((part) => typeof part === 'string')) {
        const isJoined = parts.filter((part) => part !== '').length > 1;
        const past = isJoined ? withoutLiteral(origin) : origin;
        const text: Value = { kind: 'string', value: parts.join(''), origin: past };
        return secret ? { ...text, secret } : text;
      }
      const reason = plain.map(reasonOf).find((found) => found !== undefined);
      const why = reason ?? { kind: 'error' };
      const joined = joinParts(parts);
      return unknownValue(expression(), origin, why, { type: 'string', parts: joined, secret });
    },
    expression,
    origin,
  );
}

/** What is joined stands written out nowhere, though a part of it may. */
function withoutLiteral(origin: Origin): Origin {
  if (origin.from !== undefined) return { ...origin, from: withoutLiteral(origin.from) };
  return origin.role === 'literal' ? { ...origin, role: 'expression' } : origin;
}

/** What is known of a text: its literal stretches and the holes between them. */
export function partsOf(value: Exclude<Value, { kind: 'choice' }>): readonly TextPart[] {
  switch (value.kind) {
    case 'string':
      return [value.value];
    case 'number':
    case 'boolean':
      return [String(value.value)];
    case 'unknown':
      return value.parts ?? [value];
    default:
      return [''];
  }
}

/**
 * A text cut at each `/` of its literal stretches; what a hole stands for is taken to hold none. A
 * text that is a choice is one piece.
 */
export function splitAtSlashes(text: Value): readonly Value[] {
  const { origin, secret } = text;
  const literal = (value: string): Value => ({
    kind: 'string',
    value,
    origin,
    ...(secret && { secret }),
  });
  if (text.kind === 'string') return text.value.split('/').map(literal);
  if (text.kind !== 'unknown' || text.parts === undefined) return [text];
  const segments: Value[][] = [[]];
  for (const part of text.parts) {
    if (typeof part !== 'string') {
      segments.at(-1)?.push(part);
      continue;
    }
    part.split('/').forEach((piece, i) => {
      if (i > 0) segments.push([]);
      if (piece !== '') segments.at(-1)?.push(literal(piece));
    });
  }
  return segments.map((pieces) => {
    const [only] = pieces;
    return pieces.length === 1 && only !== undefined ? only : joinText(pieces, origin);
  });
}
