import { decidingOperands } from '../judging/deciding.js';
import { failsWhen, waitingFor } from '../judging/messages.js';
import { placeOf } from '../judging/place.js';
import type { Target } from '../judging/target.js';
import type { LogicValue, Trace } from '../logic/compiled.js';
import { verdictOf } from '../logic/ternary.js';
import type { Location } from '../source/location.js';
import type { Span } from '../source/span.js';
import type { ExplainedLogic, ExplainedPlace } from './explanation.js';
import { valueInLine } from './value-in-line.js';

/** What a trace is explained for. */
export interface Explaining {
  /** The declaration of the target, for values that stand nowhere themselves. */
  readonly target: Pick<Target, 'header' | 'declarations'>;
  /** False for rules that were built: where their logic stood is not known any more. */
  readonly hasPlaces: boolean;
  /** Turns places into locations; an example's stand in its rule file. */
  readonly locate: (span: Span) => Location;
}

/**
 * An evaluated piece of logic as plain data.
 *
 * @param decided whether it is one of those that made the verdict what it is
 */
export function explainTrace(trace: Trace, at: Explaining, decided: boolean): ExplainedLogic {
  const { operator, value, path, operands } = trace;
  const deciding = decided ? decidingOperands(trace) : undefined;
  const isDeciding = (operand: Trace): boolean =>
    decided && (deciding === undefined || deciding.includes(operand));
  const expected = expectationOf(trace);
  const waitsFor = isOpen(value) ? waitingFor(value) : undefined;
  const fails = failsWhen(value);
  return {
    operator,
    value: valueInLine(value),
    outcome: verdictOf(value),
    decided,
    ...(expected === undefined ? {} : { expected }),
    ...(path === undefined ? {} : { path, places: placesOf(value, at) }),
    ...(waitsFor === undefined ? {} : { waitsFor }),
    ...(fails === undefined ? {} : { failsWhen: fails }),
    ...(at.hasPlaces && trace.span.file.path !== '' ? { written: at.locate(trace.span) } : {}),
    operands: operands.map((operand) => explainTrace(operand, at, isDeciding(operand))),
  };
}

function isOpen({ kind }: LogicValue): boolean {
  return kind === 'unknown' || kind === 'choice';
}

/** A connective's own expectation says nothing that its operands do not say better. */
function expectationOf({ connective, describe, operands }: Trace): string | undefined {
  return connective === undefined ? describe?.(operands).plain : undefined;
}

function placesOf(value: LogicValue, { target, locate }: Explaining): readonly ExplainedPlace[] {
  const { span, related } = placeOf(value, target);
  if (span.file.path === '') return [];
  const own = value.kind === 'missing' ? 'would stand here' : 'stands here';
  return [
    { location: locate(span), message: own },
    ...related
      .filter(({ span: other }) => other.file.path !== '')
      .map((one) => ({ location: locate(one.span), message: one.message })),
  ];
}
