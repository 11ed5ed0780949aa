import { nearest } from '../diagnostics/nearest.js';
import type { DataNode } from '../source/data.js';
import type { Span } from '../source/span.js';
import { overChoices } from './choice.js';
import { type CompileScope, compileNode, problemOf, refuse, traced } from './compile.js';
import type { Located, LogicValue, Trace } from './compiled.js';
import type { Compiled, Evaluate, Frame, Names } from './operator.js';
import { parsePath, type Step } from './path.js';
import { missing, readSteps } from './read.js';
import { unknownOf } from './unknown.js';
import { compileView } from './views.js';

/** What refers to a name or a path, and so is bound while compiling rather than registered. */
export const referenceOperators: ReadonlySet<string> = new Set(['var', 'resource', 'view', 'use']);

/** Compiles `var`, `resource`, `view` and `use`. */
export function compileReference(
  name: string,
  span: Span,
  operands: readonly DataNode[],
  scope: CompileScope,
  written?: DataNode,
): Compiled {
  const [first] = operands;
  const node = written ?? first;
  if (node === undefined) throw new Error('a reference without a node');
  if (name === 'use') return compileUse(span, node, operands, scope);
  if (name === 'view') {
    if (operands.length !== 1) return wrongArity(name, '1 operand', span, node, operands, scope);
    return compileView(span, node, first, scope);
  }
  if (operands.length > 2) return wrongArity(name, '1 to 2 operands', span, node, operands, scope);
  const fallback = operands[1] === undefined ? undefined : compileNode(operands[1], scope);
  const read = compileRead(name === 'resource', first, scope);
  if (read === undefined) return refuse(scope, node, 'logic/operand', node.span, name, 'a path');
  const evaluate: Evaluate =
    fallback === undefined ? read : (frame) => withDefault(read(frame), fallback, frame);
  return { node, evaluate: traced(name, span, {}, evaluate) };
}

function wrongArity(
  name: string,
  expected: string,
  span: Span,
  node: DataNode,
  operands: readonly DataNode[],
  scope: CompileScope,
): Compiled {
  return refuse(scope, node, 'logic/arity', span, name, expected, `${operands.length} are`);
}

/** JSON Logic's default: taken where nothing is there, not for null. */
function withDefault(located: Located, fallback: Compiled, frame: Frame): Located {
  const { value } = located;
  if (value.kind === 'missing') return fallback.evaluate(frame);
  const perhaps =
    value.kind === 'choice'
      ? value.alternatives.some(({ value }) => value.kind === 'missing' || value.kind === 'unknown')
      : value.kind === 'unknown' && value.perhapsMissing;
  if (!perhaps) return located;
  const other = fallback.evaluate(frame).value;
  const either = overChoices([value, other], ([read, otherwise]) => {
    if (read === undefined || otherwise === undefined) return value;
    if (read.kind === 'missing') return otherwise;
    return read.kind === 'unknown' && read.perhapsMissing
      ? unknownOf('var', read, [read, otherwise])
      : read;
  });
  return { ...located, value: either };
}

function compileRead(
  fromRoot: boolean,
  operand: DataNode | undefined,
  scope: CompileScope,
): Evaluate | undefined {
  const node = operand;
  if (node === undefined || node.kind === 'null') return fromRoot ? root : item;
  if (node.kind === 'string' || node.kind === 'number') {
    const text = node.kind === 'string' ? node.value : node.text;
    const parsed = parsePath(text);
    if (parsed.steps === undefined) {
      const { at, expected } = parsed.problem;
      problemOf(scope, 'logic/path', node.span, [text, String(at + 1), expected]);
      return root;
    }
    return readerOf(fromRoot, parsed.steps, scope);
  }
  const computed = compileNode(node, scope);
  return (frame) => readComputed(fromRoot, computed.evaluate(frame).value, frame);
}

function root(frame: Frame): Located {
  return frame.root;
}

function item(frame: Frame): Located {
  return frame.item;
}

/** A read whose path is known: where its first key names an item, an argument or a named value, it begins there. */
function readerOf(fromRoot: boolean, steps: readonly Step[], scope: CompileScope): Evaluate {
  const [first] = steps;
  if (!fromRoot && first?.kind === 'key') {
    const name = first.key;
    const rest = steps.slice(1);
    if (scope.names.includes(name)) return (frame) => readSteps(named(frame.names, name), rest);
    if (scope.environment.lets.has(name)) return readLet(name, rest, scope);
  }
  if (fromRoot) return (frame) => readSteps(frame.root, steps, frame.context.target.header);
  if (steps.length === 0) return item;
  return (frame) =>
    readSteps(
      frame.item,
      steps,
      frame.item === frame.root ? frame.context.target.header : undefined,
    );
}

function named(names: Names | undefined, name: string): Located {
  for (let scope = names; scope !== undefined; scope = scope.outer) {
    if (scope.name === name) return scope.located;
  }
  throw new Error(`the name '${name}' is not bound here; the context has to give it`);
}

function readLet(name: string, rest: readonly Step[], scope: CompileScope): Evaluate {
  const value = compiledLet(name, scope);
  return (frame) => {
    const known = frame.memory?.get(name);
    const located = known ?? value.evaluate({ ...frame, item: frame.root, names: undefined });
    if (known === undefined) frame.memory?.set(name, located);
    return readSteps(located, rest);
  };
}

function compiledLet(name: string, scope: CompileScope): Compiled {
  const before = scope.lets.get(name);
  if (before !== undefined) return before;
  const node = scope.environment.lets.get(name);
  if (node === undefined) throw new Error(`no value named '${name}'`);
  const mark = `let ${name}`;
  if (scope.using.includes(mark)) {
    return refuse(scope, node, 'logic/cycle', node.span, 'value', name);
  }
  const compiled = compileNode(node, { ...scope, names: [], using: [...scope.using, mark] });
  scope.lets.set(name, compiled);
  return compiled;
}

/** A path that is worked out: text or a number; of an unknown path nothing can be said. */
function readComputed(fromRoot: boolean, path: LogicValue, frame: Frame): Located {
  const from = fromRoot ? frame.root : frame.item;
  if (path.kind === 'missing' || path.kind === 'null') return from;
  if (path.kind === 'choice') {
    return {
      value: overChoices([path], ([one]) =>
        one === undefined ? path : readComputed(fromRoot, one, frame).value,
      ),
    };
  }
  if (path.kind === 'unknown') {
    return { value: { ...unknownOf('var', path, [path, from.value]), perhapsMissing: true } };
  }
  const text = path.kind === 'string' || path.kind === 'number' ? String(path.value) : undefined;
  const steps = text === undefined ? undefined : parsePath(text).steps;
  if (steps === undefined) return { value: missing(path.origin, undefined) };
  const [first] = steps;
  if (!fromRoot && first?.kind === 'key') {
    for (let scope = frame.names; scope !== undefined; scope = scope.outer) {
      if (scope.name === first.key) return readSteps(scope.located, steps.slice(1));
    }
  }
  return readSteps(from, steps, frame.context.target.header);
}

/** `use: name`, `use: [name, arg …]` or `use: { fragment: name, argument: logic … }`. */
function compileUse(
  span: Span,
  node: DataNode,
  operands: readonly DataNode[],
  scope: CompileScope,
): Compiled {
  const nameNode = node.kind === 'object' ? node.properties.get('fragment')?.value : operands[0];
  if (nameNode?.kind !== 'string') {
    return refuse(scope, node, 'logic/operand', node.span, 'use', 'the name of a fragment');
  }
  const name = nameNode.value;
  const fragment = scope.environment.fragments.get(name);
  if (fragment === undefined) {
    const known = nearest(name, scope.environment.fragments.keys()) ?? '';
    return refuse(scope, node, 'logic/unknown-name', nameNode.span, 'fragment', name, known);
  }
  const mark = `fragment ${name}`;
  if (scope.using.includes(mark)) {
    return refuse(scope, node, 'logic/cycle', nameNode.span, 'fragment', name);
  }
  const { parameters } = fragment;
  const args = new Map<string, Compiled>();
  if (node.kind === 'object') {
    for (const [key, property] of node.properties) {
      if (key === 'fragment') continue;
      if (!parameters.includes(key)) {
        problemOf(scope, 'logic/unknown-operand', property.key.span, [
          name,
          key,
          nearest(key, parameters) ?? '',
        ]);
      } else args.set(key, compileNode(property.value, scope));
    }
  } else {
    if (operands.length - 1 > parameters.length) {
      const expected = `${parameters.length} arguments`;
      return refuse(scope, node, 'logic/arity', span, name, expected, `${operands.length - 1} are`);
    }
    operands.slice(1).forEach((operand, index) => {
      args.set(parameters[index] ?? '', compileNode(operand, scope));
    });
  }
  for (const parameter of parameters) {
    if (!args.has(parameter)) problemOf(scope, 'logic/missing-operand', span, [name, parameter]);
  }
  const body = compileNode(fragment.logic, {
    ...scope,
    names: [...scope.names, ...parameters],
    using: [...scope.using, mark],
  });
  return { node, evaluate: traced('use', span, { connective: 'same' }, applied(body, args)) };
}

function applied(body: Compiled, args: ReadonlyMap<string, Compiled>): Evaluate {
  return (frame) => {
    let names = frame.names;
    const unrecorded: Trace[] | undefined = undefined;
    for (const [name, argument] of args) {
      const located = argument.evaluate({ ...frame, record: unrecorded });
      names = { name, located, outer: names };
    }
    return body.evaluate({ ...frame, names });
  };
}
