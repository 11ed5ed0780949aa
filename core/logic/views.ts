import { nearest } from '../diagnostics/nearest.js';
import type { Origin, UnknownValue } from '../expressions/value.js';
import type { DataNode } from '../source/data.js';
import type { Span } from '../source/span.js';
import { overChoices } from './choice.js';
import { type CompileScope, compileNode, problemOf, refuse, traced } from './compile.js';
import type { Located, LogicValue } from './compiled.js';
import type { ViewSource } from './environment.js';
import type { Compiled, Evaluate } from './operator.js';
import { parsePath, type Step } from './path.js';
import { gather, itemsOf, missing, readSteps } from './read.js';
import { compileReference } from './references.js';
import { truthValue } from './ternary.js';
import { unknownOf } from './unknown.js';

interface CompiledSource {
  readonly in: Compiled;
  readonly at: readonly Step[];
  readonly when?: Compiled;
}

/** Compiles `view: name`: one list of the items of all its sources, each at the place it really stands. */
export function compileView(
  span: Span,
  node: DataNode,
  name: DataNode | undefined,
  scope: CompileScope,
): Compiled {
  if (name?.kind !== 'string') {
    return refuse(scope, node, 'logic/operand', node.span, 'view', 'the name of a view');
  }
  const sources = scope.environment.views.get(name.value);
  if (sources === undefined) {
    const known = nearest(name.value, scope.environment.views.keys()) ?? '';
    return refuse(scope, node, 'logic/unknown-name', name.span, 'view', name.value, known);
  }
  const mark = `view ${name.value}`;
  if (scope.using.includes(mark)) {
    return refuse(scope, node, 'logic/cycle', name.span, 'view', name.value);
  }
  const inner = { ...scope, names: [], using: [...scope.using, mark] };
  const compiled = sources.map((source) => compileSource(source, inner));
  return { node, evaluate: traced('view', span, {}, gatherSources(compiled)) };
}

function compileSource(source: ViewSource, scope: CompileScope): CompiledSource {
  const list =
    source.in.kind === 'string'
      ? compileReference('resource', source.in.span, [source.in], scope)
      : compileNode(source.in, scope);
  const when = source.when === undefined ? {} : { when: compileNode(source.when, scope) };
  return { in: list, at: stepsOf(source.at, scope), ...when };
}

function stepsOf(node: DataNode | undefined, scope: CompileScope): readonly Step[] {
  if (node === undefined) return [];
  const text = node.kind === 'string' ? node.value : '';
  const parsed = parsePath(text);
  if (parsed.steps !== undefined && node.kind === 'string') return parsed.steps;
  const { at, expected } = parsed.problem ?? { at: 0, expected: 'a path' };
  problemOf(scope, 'logic/path', node.span, [text, String(at + 1), expected]);
  return [];
}

function gatherSources(sources: readonly CompiledSource[]): Evaluate {
  return (frame) => {
    const rootFrame = { ...frame, item: frame.root, names: undefined };
    const lists: { readonly list: Located; readonly at: readonly Step[] }[] = [];
    for (const source of sources) {
      const when = source.when && truthValue(source.when.evaluate(rootFrame).value);
      if (when?.kind === 'boolean' && !when.value) continue;
      const list = source.in.evaluate(rootFrame);
      const open = when === undefined || when.kind === 'boolean' ? undefined : when;
      lists.push({ list: open === undefined ? list : onlyIf(open, list), at: source.at });
    }
    const { origin } = frame.root.value;
    const values = lists.map(({ list }) => list.value);
    if (values.every(({ kind }) => kind !== 'choice')) return gatherLists(lists, origin);
    return {
      value: overChoices(values, (decided) => {
        const chosen = lists.map(({ list, at }, index) => ({
          list: { ...list, value: decided[index] ?? list.value },
          at,
        }));
        return gatherLists(chosen, origin).value;
      }),
    };
  };
}

/** A source whose condition is open: its list where the condition holds, nothing where it does not. */
function onlyIf(condition: LogicValue, list: Located): Located {
  const value = overChoices([condition, list.value], ([when, then]) => {
    if (when === undefined || then === undefined) return list.value;
    if (when.kind === 'unknown')
      return { ...unknownOf('view', when, [when, then]), perhapsMissing: true };
    return when.kind === 'boolean' && when.value ? then : missing(then.origin, undefined);
  });
  return { ...list, value };
}

/** Joins lists; a single value is one item, what is absent gives none, what is unknown gives any number. */
function gatherLists(
  lists: readonly { readonly list: Located; readonly at: readonly Step[] }[],
  origin: Origin,
): Located {
  const found: Located[] = [];
  const rests: { readonly count: UnknownValue; readonly representative?: LogicValue }[] = [];
  for (const { list, at } of lists) {
    const { value } = list;
    if (value.kind === 'unknown') rests.push({ count: value });
    else if (value.kind === 'array') {
      for (const item of itemsOf(list, value)) found.push(readSteps(item, at));
      const representative = value.rest?.representative;
      if (value.rest === undefined) continue;
      const { count } = value.rest;
      if (representative === undefined) rests.push({ count });
      else rests.push({ count, representative: readSteps({ value: representative }, at).value });
    } else if (value.kind !== 'missing' && value.kind !== 'null') {
      found.push(readSteps(list, at));
    }
  }
  const [first] = rests;
  const rest =
    first === undefined
      ? undefined
      : { ...(rests.length === 1 ? first : { count: first.count }), anywhere: true as const };
  const gathered = gather(found, { origin }, rest);
  return gathered;
}
