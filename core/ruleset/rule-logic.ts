import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { compileCollection, compileLogic } from '../logic/compile.js';
import type { CompiledLogic } from '../logic/compiled.js';
import type { LogicEnvironment } from '../logic/environment.js';
import type { DataNode, DataString } from '../source/data.js';
import { readShape } from '../source/shape.js';
import type { Assertion, EachJudgement, MessageTemplate, RuleLogic } from './rule.js';
import {
  assertionShape,
  type EachDocument,
  isAssertionRecord,
  type WrittenLogic,
} from './rule-document.js';

type Report = (problem: Diagnostic) => void;

/** Compiles the logic of a rule. Parts in error are reported and left out. */
export function compileRule(
  written: WrittenLogic,
  pack: LogicEnvironment,
  report: Report,
): RuleLogic {
  const environment: LogicEnvironment = { ...pack, lets: written.let ?? new Map() };
  const when = compiled(written.when, environment, report);
  const message = template(written.message, environment, report);
  return {
    ...(when === undefined ? {} : { when }),
    ...(message === undefined ? {} : { message }),
    judgement: {
      assertions: assertions(written.assert ?? [], environment, report),
      each: (written.each ?? []).flatMap((each) => eachJudgement(each, environment, report) ?? []),
    },
  };
}

function compiled(
  node: DataNode | undefined,
  environment: LogicEnvironment,
  report: Report,
): CompiledLogic | undefined {
  if (node === undefined) return undefined;
  const { logic, diagnostics } = compileLogic(node, environment);
  diagnostics.forEach(report);
  return logic;
}

function assertions(
  nodes: readonly DataNode[],
  environment: LogicEnvironment,
  report: Report,
): readonly Assertion[] {
  return nodes.flatMap((node) => assertion(node, environment, report) ?? []);
}

function assertion(
  node: DataNode,
  environment: LogicEnvironment,
  report: Report,
): Assertion | undefined {
  if (!isAssertionRecord(node)) {
    const that = compiled(node, environment, report);
    return that === undefined ? undefined : { that };
  }
  const { value, diagnostics } = readShape(assertionShape, node, 'an assertion');
  diagnostics.forEach(report);
  const that = compiled(value?.that, environment, report);
  const reason = template(value?.reason, environment, report);
  const at = place(value?.at, environment, report);
  if (that === undefined) return undefined;
  return {
    that,
    ...(reason === undefined ? {} : { reason }),
    ...(at === undefined ? {} : { at }),
  };
}

function eachJudgement(
  written: EachDocument,
  pack: LogicEnvironment,
  report: Report,
): EachJudgement | undefined {
  const { logic, diagnostics } = compileCollection(written.in, pack);
  diagnostics.forEach(report);
  const environment =
    written.as === undefined ? pack : { ...pack, itemNames: [...pack.itemNames, written.as] };
  const where = compiled(written.where, environment, report);
  const judged = assertions(written.assert, environment, report);
  if (logic === undefined) return undefined;
  return {
    in: logic,
    whenEmpty: written.whenEmpty ?? 'pass',
    assertions: judged,
    ...(written.as === undefined ? {} : { as: written.as }),
    ...(where === undefined ? {} : { where }),
  };
}

/** `${path}` puts the value at a path in; everything else is text. */
function template(
  node: DataString | undefined,
  environment: LogicEnvironment,
  report: Report,
): MessageTemplate | undefined {
  if (node === undefined) return undefined;
  // Split by a pattern with one group: text and paths take turns.
  const parts = node.value.split(/\$\{([^{}]*)\}/);
  return parts.flatMap((part, index): MessageTemplate => {
    if (index % 2 === 0) return part === '' ? [] : [part];
    const logic = read({ ...node, value: part }, environment, report);
    return logic === undefined ? [] : [logic];
  });
}

/** A path is read from the item, as everywhere; logic reads from where it says. */
function place(
  node: DataNode | undefined,
  environment: LogicEnvironment,
  report: Report,
): CompiledLogic | undefined {
  return node?.kind === 'string'
    ? read(node, environment, report)
    : compiled(node, environment, report);
}

/** The logic `{ var: path }`. */
function read(
  path: DataString,
  environment: LogicEnvironment,
  report: Report,
): CompiledLogic | undefined {
  const key: DataString = { ...path, value: 'var' };
  const properties = new Map([['var', { key, value: path }]]);
  return compiled({ kind: 'object', properties, span: path.span }, environment, report);
}
