import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import type { LogicProblemCode } from '../diagnostics/logic.js';
import { nearest } from '../diagnostics/nearest.js';
import type { DataNode, DataObject } from '../source/data.js';
import type { Span } from '../source/span.js';
import { readCall } from './call.js';
import type { CompiledLogic, ItemScope, Located, LogicContext, Trace } from './compiled.js';
import { constantOf } from './constant.js';
import type { LogicEnvironment } from './environment.js';
import type { Compiled, Evaluate, Frame, Names, Operator } from './operator.js';
import { printPath, rootPath } from './path.js';
import { asMember, asValue } from './read.js';
import { compileReference, referenceOperators } from './references.js';

/** Deeper logic than this is refused; no rule comes near it. */
const maxLogicDepth = 64;

/** Larger logic than this is refused: fragments that use fragments may stand for more than any memory. */
const maxLogicNodes = 100_000;

export interface CompileResult {
  /** Absent when there are diagnostics. */
  readonly logic?: CompiledLogic;
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks a piece of logic and compiles it to closures; what is wrong with it comes back as diagnostics with places. */
export function compileLogic(node: DataNode, environment: LogicEnvironment): CompileResult {
  return finish(node.span, environment, (scope) => compileNode(node, scope));
}

/**
 * Compiles what `each` runs over: the name of a view, a path, or logic. The result is a list; see
 * `itemsOf` for its items with their places.
 */
export function compileCollection(node: DataNode, environment: LogicEnvironment): CompileResult {
  return finish(node.span, environment, (scope) => {
    if (node.kind !== 'string') return compileNode(node, scope);
    const operator = environment.views.has(node.value) ? 'view' : 'resource';
    return compileReference(operator, node.span, [node], scope);
  });
}

function finish(
  span: Span,
  environment: LogicEnvironment,
  compile: (scope: CompileScope) => Compiled,
): CompileResult {
  const diagnostics: Diagnostic[] = [];
  const reported = new Set<string>();
  const scope: CompileScope = {
    environment,
    names: [...environment.itemNames],
    bound: [],
    using: [],
    depth: 0,
    size: { nodes: 0 },
    lets: new Map(),
    report(found) {
      // A fragment is compiled at each use, but what is wrong in it is wrong once.
      const { file, start, end } = found.span ?? span;
      const key = JSON.stringify([found.code, file.path, start, end, found.message]);
      if (!reported.has(key)) diagnostics.push(found);
      reported.add(key);
    },
  };
  const { evaluate } = compile(scope);
  if (diagnostics.length > 0) return { diagnostics };
  const remembers = environment.lets.size > 0;
  return {
    diagnostics,
    logic: {
      span,
      evaluate: (context) => evaluate(frameOf(context, remembers, undefined)).value,
      locate: (context) => evaluate(frameOf(context, remembers, undefined)),
      trace(context) {
        const record: Trace[] = [];
        const { value } = evaluate(frameOf(context, false, record));
        return record[0] ?? { operator: 'literal', value, operands: [], span };
      },
    },
  };
}

function frameOf(context: LogicContext, remembers: boolean, record: Trace[] | undefined): Frame {
  const root: Located = { value: context.target.root, path: rootPath };
  return {
    context,
    root,
    item: context.item?.item ?? root,
    names: namesOf(context.item),
    memory: remembers ? new Map() : undefined,
    record,
  };
}

function namesOf(scope: ItemScope | undefined): Names | undefined {
  if (scope === undefined) return undefined;
  const outer = namesOf(scope.outer);
  return scope.as === undefined ? outer : { name: scope.as, located: scope.item, outer };
}

/** What is known while compiling. */
export interface CompileScope {
  readonly environment: LogicEnvironment;
  /** Names of items and arguments that `var` may begin with. */
  readonly names: readonly string[];
  /** Those of the names that hold for the innermost item only. */
  readonly bound: readonly string[];
  /** Fragments, views and named values being compiled, to find cycles. */
  readonly using: readonly string[];
  readonly depth: number;
  /** How much was compiled so far, what stands for fragments counted each time. */
  readonly size: { nodes: number };
  /** Named values compiled so far. */
  readonly lets: Map<string, Compiled>;
  readonly report: (found: Diagnostic) => void;
}

const failed = (node: DataNode): Compiled => ({
  node,
  evaluate: () => {
    throw new Error('logic that did not compile was run');
  },
});

/** Reports a problem; the result stands in for what could not be compiled. */
export function refuse(
  scope: CompileScope,
  node: DataNode,
  code: LogicProblemCode,
  span: Span,
  ...args: readonly string[]
): Compiled {
  problemOf(scope, code, span, args);
  return failed(node);
}

export function problemOf(
  scope: CompileScope,
  code: LogicProblemCode,
  span: Span,
  args: readonly string[],
): void {
  const make = diagnostic as (code: string, span: Span, ...args: readonly string[]) => Diagnostic;
  scope.report(make(code, span, ...args));
}

/** Compiles any node of logic: data, a list, or an operator with its operands. */
export function compileNode(node: DataNode, outer: CompileScope): Compiled {
  const scope = { ...outer, depth: outer.depth + 1 };
  if (scope.depth > maxLogicDepth) {
    return refuse(scope, node, 'logic/too-deep', node.span, String(maxLogicDepth));
  }
  scope.size.nodes += 1;
  if (scope.size.nodes > maxLogicNodes) {
    // Said once: what is compiled after it adds nothing.
    if (scope.size.nodes > maxLogicNodes + 1) return failed(node);
    return refuse(scope, node, 'logic/too-large', node.span, String(maxLogicNodes));
  }
  if (node.kind === 'object') return compileObject(node, scope);
  if (node.kind === 'array') return compileList(node, scope);
  return compileConstant(node);
}

/** Data as it stands. */
function compileConstant(node: DataNode): Compiled {
  const constant = constantOf(node);
  const located = { value: constant };
  return { node, constant, evaluate: traced('literal', node.span, {}, () => located) };
}

function compileList(node: Extract<DataNode, { kind: 'array' }>, scope: CompileScope): Compiled {
  const items = node.items.map((item) => compileNode(item, scope));
  if (items.every(({ constant }) => constant !== undefined)) return compileConstant(node);
  const origin = { span: node.span, role: 'literal' as const };
  return {
    node,
    evaluate: traced('list', node.span, {}, (frame) => {
      const located = items.map((item) => asMember(item.evaluate(frame)));
      return {
        value: { kind: 'array', items: located.map(({ value }) => asValue(value)), origin },
        items: located,
      };
    }),
  };
}

function compileObject(node: DataObject, scope: CompileScope): Compiled {
  const properties = [...node.properties.values()];
  const [property] = properties;
  if (property === undefined) return compileConstant(node);
  if (properties.length > 1) {
    const keys = properties.map(({ key }) => `'${key.value}'`).join(', ');
    return refuse(scope, node, 'logic/several-keys', node.span, keys);
  }
  const { key, value } = property;
  const name = key.value;
  if (name === 'log') return refuse(scope, node, 'logic/refused-operator', key.span, name);
  if (name === 'literal') return compileConstant(value);
  if (referenceOperators.has(name)) {
    const operands = value.kind === 'array' ? value.items : [value];
    return compileReference(name, node.span, operands, scope, value);
  }
  const operator = scope.environment.operators.get(name);
  if (operator !== undefined) return compileCall(operator, node, value, scope);
  const known = [...scope.environment.operators.keys(), ...referenceOperators, 'literal'];
  return refuse(scope, node, 'logic/unknown-operator', key.span, name, nearest(name, known) ?? '');
}

function compileCall(
  operator: Operator,
  node: DataObject,
  written: DataNode,
  scope: CompileScope,
): Compiled {
  let failing = false;
  const inner: CompileScope = {
    ...scope,
    report(found) {
      failing = true;
      scope.report(found);
    },
  };
  const problem = (code: LogicProblemCode, span: Span, ...args: readonly string[]): void =>
    problemOf(inner, code, span, args);
  const isOperator = (name: string): boolean =>
    scope.environment.operators.has(name) || referenceOperators.has(name) || name === 'literal';
  const read = readCall(operator, node.span, written, isOperator, problem);
  if (read === undefined) return failed(node);
  const as = read.settings.get('as');
  const outerNames = inner.names.filter((name) => !scope.bound.includes(name));
  const operands = read.operands.map((operand, index) => {
    if (operand === undefined) return undefined;
    const parameter = operator.parameters[Math.min(index, operator.parameters.length - 1)];
    if (parameter?.scope !== 'item') return compileNode(operand, inner);
    const bound = parameter.binds ?? [];
    const names = [...outerNames, ...bound, ...(as === undefined ? [] : [as])];
    return compileNode(operand, { ...inner, names, bound });
  });
  if (failing) return failed(node);
  const evaluate = operator.compile({
    span: node.span,
    operands,
    settings: read.settings,
    problem,
  });
  return { node, evaluate: traced(operator.name, node.span, operator, evaluate) };
}

/** The same evaluation, leaving a trace where one is recorded. */
export function traced(
  operator: string,
  span: Span,
  words: Pick<Trace, 'describe' | 'subject' | 'connective'>,
  evaluate: Evaluate,
): Evaluate {
  const { describe, subject, connective } = words;
  return (frame) => {
    if (frame.record === undefined) return evaluate(frame);
    const operands: Trace[] = [];
    const located = evaluate({ ...frame, record: operands });
    const path = printPath(located.path);
    frame.record.push({
      operator,
      value: located.value,
      operands,
      ...(path === '' ? {} : { path }),
      ...(describe === undefined ? {} : { describe }),
      ...(subject === undefined ? {} : { subject }),
      ...(connective === undefined ? {} : { connective }),
      span,
    });
    return located;
  };
}
