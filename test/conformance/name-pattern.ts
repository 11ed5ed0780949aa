import type { Value } from '../../core/expressions/value.js';
import { partsOf } from '../../core/resources/text-pieces.js';

const anything = '\0';
/** What `uniqueString` and `guid` give. */
const hash = /(?=[a-z]{0,12}[2-7])[a-z2-7]{13}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/**
 * What a name may look like to an engine with hashes of its own: anything may stand in the holes that
 * wait for the deployment, where it has a hash, and where it differs from the same name at another place
 * to deploy to. The last segment of a child's name is enough.
 */
export function namePattern(here: Value, there: Value | undefined): RegExp {
  const text = textOf(here);
  return patternOf(text, there === undefined ? text : textOf(there));
}

/** The same for names as they are shown, with holes in braces. */
export function shownNamePattern(here: string, there: string): RegExp {
  const open = (name: string): string => name.replace(/\{.*\}/g, anything);
  return patternOf(open(here), open(there));
}

function patternOf(text: string, other: string): RegExp {
  const here = masked(text);
  const there = masked(other);
  const letters = [...here].map((letter, i) => (letter === there[i] ? letter : anything));
  const known = here.length === there.length ? letters.join('') : here;
  const source = known
    // Two hashes share a letter or two now and then.
    .replace(/\0[^\0]{1,3}(?=\0)/g, (shared) => anything.repeat(shared.length))
    .replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
    .replace(/\0+/g, '.*');
  return new RegExp(`^(${source}|${source.split('\\/').at(-1)})$`, 'i');
}

function masked(text: string): string {
  return text.replace(hash, (made) => anything.repeat(made.length));
}

function textOf(value: Value): string {
  if (value.kind === 'choice') return anything;
  return partsOf(value)
    .map((part) => (typeof part === 'string' ? part : anything))
    .join('');
}
