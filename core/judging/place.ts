import type { Origin } from '../expressions/value.js';
import type { LogicValue } from '../logic/compiled.js';
import type { Span } from '../source/span.js';
import { textOf } from '../source/span.js';
import type { Target } from './target.js';
import type { RelatedSpan } from './verdict.js';

/** Where a value is reported, and the chain from there to the resource. */
export interface Place {
  readonly span: Span;
  readonly related: readonly RelatedSpan[];
}

/**
 * The place of a value that decided: the literal a person would change (the end of its chain of
 * origins), else the expression that gives it. For what is absent, the header of the nearest ancestor that
 * is there. Always within one line: some hosts show an alert only if all its lines are in the change.
 *
 * @param target its header is the place of values that no text of the user's holds; the chain ends where it is declared
 */
export function placeOf(
  value: LogicValue,
  { header, declarations: [declaration] }: Pick<Target, 'header' | 'declarations'>,
): Place {
  const steps = chainOf(value.origin).filter(({ role }) => role !== 'context');
  const primary =
    steps.at(-1)?.role === 'literal'
      ? steps.at(-1)
      : (steps.findLast(({ role }) => role === 'expression') ?? steps[0]);
  const span = oneLine(headerOf(value) ?? primary?.span ?? header);
  const related = steps
    .filter((step) => step !== primary)
    .reverse()
    .map((step) => ({ span: oneLine(step.span), message: stepMessage(step) }));
  const elsewhere = related.length > 0 || span.file !== declaration?.file;
  if (declaration === undefined || !elsewhere) return { span, related };
  const resource = { span: oneLine(declaration), message: 'for this resource' };
  return { span, related: [...related, resource] };
}

/**
 * A place as it is reported: what was published can be changed by nobody who uses it, so there the step
 * nearest to it that stands in the user's own files counts, else what declares the published module.
 *
 * @param around what the value stands in, within the target and around it, nearest first
 */
export function inOwnFiles(place: Place, around: Iterable<Span>): Place {
  if (!place.span.file.published) return place;
  const steps = [...place.related.map(({ span }) => span), ...around];
  const own = steps.find(({ file }) => !file.published);
  if (own === undefined) return place;
  const inside = { span: place.span, message: 'decides in the published module' };
  return {
    span: oneLine(own),
    related: [inside, ...place.related.filter(({ span }) => span !== own)],
  };
}

/** From the value's place to where it came from. */
function chainOf(origin: Origin): readonly Origin[] {
  const steps: Origin[] = [];
  for (let step: Origin | undefined = origin; step !== undefined; step = step.from)
    steps.push(step);
  return steps;
}

/** Collections, and what is absent, are shown by the key or declaration that introduces them. */
function headerOf(value: LogicValue): Span | undefined {
  switch (value.kind) {
    case 'missing':
    case 'object':
    case 'array':
      return value.header;
    default:
      return undefined;
  }
}

function stepMessage({ role, name, byDefault }: Origin): string {
  switch (role) {
    case 'parameter':
      return byDefault ? `default value of parameter '${name}'` : `value of parameter '${name}'`;
    case 'variable':
      return `value of variable '${name}'`;
    case 'output':
      return `value of output '${name}'`;
    case 'literal':
      return 'set here';
    case 'expression':
    case 'context':
      return 'used here';
  }
}

/** A span cut to its first line, without the white space and opening brace it may end in. */
export function oneLine(span: Span): Span {
  const text = textOf(span);
  const end = text.search(/[\r\n]/);
  if (end === -1) return span;
  const line = text.slice(0, end).trimEnd();
  return { ...span, end: span.start + Math.max(1, line.length) };
}
