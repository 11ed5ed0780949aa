import { matchesStars } from '../../source/glob.js';
import { nameBasedGuid } from '../hash/guid.js';
import { uniqueString } from '../hash/unique-string.js';
import { callOf, residualOf } from '../residual.js';
import { joinParts, mapParts, partsOf, textOfParts } from '../text.js';
import { unknownValue } from '../unknown.js';
import type { KnownValue, TextPart, Value } from '../value.js';
import { arrayValue, booleanValue, isFraction, textValue } from '../values.js';
import { formatText } from './format.js';
import {
  array,
  boolean,
  type CallContext,
  type FunctionSignature,
  failure,
  integer,
  numberOf,
  type Outcome,
  oneOf,
  optionalNumber,
  optionalText,
  type PartlyKnown,
  partly,
  plain,
  text,
  textOf,
} from './signature.js';

const unbounded = Number.POSITIVE_INFINITY;
const printable = oneOf(text, integer, boolean);

export const stringFunctions: readonly FunctionSignature[] = [
  partly('concat', [oneOf(printable, array)], concat, { min: 0, max: unbounded }),
  letterCase('toLower', (value) => byCharacter(value, (character) => character.toLowerCase())),
  letterCase('toUpper', (value) => byCharacter(value, (character) => character.toUpperCase())),
  ofText('trim', (value) => value.trim()),
  plain('guid', [text], (args, { origin }) => textValue(nameBasedGuid(args.map(textOf)), origin), {
    max: unbounded,
    returns: 'string',
  }),
  plain(
    'uniqueString',
    [text],
    (args, { origin }) => textValue(uniqueString(args.map(textOf)), origin),
    { max: unbounded, returns: 'string' },
  ),
  plain('replace', [text, text, text], replace, { returns: 'string' }),
  plain('substring', [text, integer, integer], substring, {
    min: 2,
    returns: 'string',
    partial: substringOfParts,
  }),
  plain('split', [text, oneOf(text, array)], split, { returns: 'array' }),
  plain('padLeft', [oneOf(text, integer), integer, text], padLeft, { min: 2, returns: 'string' }),
  plain('startsWith', [text, text], affix('start'), {
    returns: 'bool',
    partial: affixOfParts('start'),
  }),
  plain('endsWith', [text, text], affix('end'), { returns: 'bool', partial: affixOfParts('end') }),
  plain(
    'like',
    [text, text],
    ([value, pattern], { origin }) =>
      booleanValue(matchesStars(textOf(pattern), textOf(value)), origin),
    { returns: 'bool' },
  ),
  plain('fail', [text], ([message]) => failure(`the template stops with '${textOf(message)}'`)),
];

function ofText(name: string, change: (value: string) => string): FunctionSignature {
  return plain(name, [text], ([value], { origin }) => textValue(change(textOf(value)), origin), {
    returns: 'string',
  });
}

/** .NET's invariant culture changes each character for one other, so `ß` stays what it is; as do these two. */
function byCharacter(value: string, change: (character: string) => string): string {
  return Array.from(value, (character) => {
    const changed = change(character);
    const stays = changed.length !== character.length || /[ıİ]/.test(character);
    return stays ? character : changed;
  }).join('');
}

/** Letter case changes stretch by stretch, so the literal text around holes stays known. */
function letterCase(name: string, change: (value: string) => string): FunctionSignature {
  return plain(name, [text], ([value], { origin }) => textValue(change(textOf(value)), origin), {
    returns: 'string',
    partial: ([value], { call, origin }) => {
      const parts = value && partsOf(value);
      if (value === undefined || parts === undefined) return undefined;
      const through = (expression: Value) => callOf(call.name, [residualOf(expression)], call.span);
      const mapped = mapParts(parts, change, (hole) =>
        unknownValue(through(hole), origin, hole.reason, { type: 'string', secret: hole.secret }),
      );
      return textOfParts(mapped, () => through(value), origin);
    },
  });
}

/** Arrays one after the other, or texts, numbers and booleans as one text. */
function concat(args: readonly PartlyKnown[], context: CallContext): Outcome | undefined {
  const { call, origin } = context;
  const arrays = args.filter((arg) => arg.kind === 'array').length;
  const texts = args.filter((arg) => arg.kind === 'string' || isText(arg)).length;
  if (args.some((arg) => arg.kind === 'number' && isFraction(arg))) {
    return failure('a number with a fraction is no text');
  }
  if (arrays > 0 && texts > 0) return failure('its arguments must all be arrays, or none of them');
  const isArray = arrays > 0 || args.some((arg) => arg.kind === 'unknown' && arg.type === 'array');
  if (isArray) return concatArrays(args, context);
  const sure = args.every((arg) => arg.kind !== 'unknown') || texts > 0;
  if (!sure) return undefined;
  const parts: TextPart[] = [];
  for (const arg of args) {
    parts.push(...(partsOf(arg) ?? (arg.kind === 'unknown' ? [arg] : [formatText(arg)])));
  }
  return textOfParts(parts, () => callOf(call.name, args.map(residualOf), call.span), origin);
}

function isText(value: PartlyKnown): boolean {
  return value.kind === 'unknown'
    ? value.type === 'string' || value.parts !== undefined
    : value.kind === 'number' || value.kind === 'boolean';
}

/** Known items up to the first array whose length is not known; after it, any number of others. */
function concatArrays(
  args: readonly PartlyKnown[],
  { call, origin }: CallContext,
): Outcome | undefined {
  const items: Value[] = [];
  for (const arg of args) {
    if (arg.kind === 'array') items.push(...arg.items);
    const count = arg.kind === 'unknown' ? arg : arg.kind === 'array' ? arg.rest?.count : undefined;
    if (count === undefined) continue;
    const residual = callOf(call.name, args.map(residualOf), call.span);
    return { ...arrayValue(items, origin), rest: { count }, residual };
  }
  return arrayValue(items, origin);
}

function replace(args: readonly KnownValue[], { origin }: CallContext): Outcome {
  const [value = '', old = '', fresh = ''] = args.map(textOf);
  if (old === '') return failure('the text to replace is empty');
  return textValue(
    value.replaceAll(old, () => fresh),
    origin,
  );
}

function substring([value, from, size]: readonly KnownValue[], { origin }: CallContext): Outcome {
  const whole = textOf(value);
  const start = numberOf(from);
  const count = optionalNumber(size) ?? whole.length - start;
  if (start < 0 || count < 0 || start + count > whole.length) {
    return failure(
      `${count} characters from place ${start} on do not lie in a text of ${whole.length}`,
    );
  }
  return textValue(whole.slice(start, start + count), origin);
}

/** Known as long as it ends before the first hole. */
function substringOfParts(
  [value, from, size]: readonly PartlyKnown[],
  { origin }: CallContext,
): Outcome | undefined {
  const start = value?.kind === 'unknown' ? value.parts?.[0] : undefined;
  if (typeof start !== 'string' || from?.kind !== 'number' || size?.kind !== 'number') {
    return undefined;
  }
  const end = from.value + size.value;
  if (from.value < 0 || size.value < 0 || end > start.length) return undefined;
  return textValue(start.slice(from.value, end), origin);
}

function split([value, separator]: readonly KnownValue[], { origin }: CallContext): Outcome {
  const separators = separator?.kind === 'array' ? separator.items : [separator];
  const texts: string[] = [];
  for (const item of separators) {
    if (item?.kind !== 'string') return failure('each separator must be a text');
    if (item.value !== '') texts.push(item.value);
  }
  const whole = textOf(value);
  // At one place the separator that was given first wins, as in .NET.
  const pattern = texts.map((item) => item.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|');
  const pieces = pattern === '' ? [whole] : whole.split(new RegExp(pattern, 'u'));
  return arrayValue(
    pieces.map((piece) => textValue(piece, origin)),
    origin,
  );
}

function padLeft([value, width, padding]: readonly KnownValue[], { origin }: CallContext): Outcome {
  const filler = optionalText(padding) ?? ' ';
  if (filler.length !== 1) return failure('its padding must be a single character');
  const total = numberOf(width);
  if (total < 1 || total > 16) return failure('its width must be from 1 to 16');
  return textValue(formatText(value ?? { kind: 'null', origin }).padStart(total, filler), origin);
}

/** Azure looks for the beginning and the end of a text without regard to letter case. */
function affix(side: 'start' | 'end') {
  return ([value, wanted]: readonly KnownValue[], { origin }: CallContext): Outcome => {
    const whole = textOf(value).toLowerCase();
    const part = textOf(wanted).toLowerCase();
    return booleanValue(side === 'start' ? whole.startsWith(part) : whole.endsWith(part), origin);
  };
}

/** Decided by the literal text on that side, as far as it reaches. */
function affixOfParts(side: 'start' | 'end') {
  return (
    [value, wanted]: readonly PartlyKnown[],
    { origin }: CallContext,
  ): Outcome | undefined => {
    const whole = value && partsOf(value);
    const part = wanted && partsOf(wanted);
    if (whole === undefined || part === undefined) return undefined;
    const edge = (parts: readonly TextPart[]) => {
      const found = joinParts(parts).at(side === 'start' ? 0 : -1);
      return typeof found === 'string' ? found.toLowerCase() : '';
    };
    const [literal, sought] = [edge(whole), edge(part)];
    const length = Math.min(literal.length, sought.length);
    const cut = (parts: string) =>
      side === 'start' ? parts.slice(0, length) : parts.slice(parts.length - length);
    if (cut(literal) !== cut(sought)) {
      // A known text that is too short to hold the part cannot begin or end with it either.
      return booleanValue(false, origin);
    }
    return wanted?.kind === 'string' && sought.length <= literal.length
      ? booleanValue(true, origin)
      : undefined;
  };
}
