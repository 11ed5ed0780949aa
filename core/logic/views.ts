import { nearest } from '../diagnostics/nearest.js';
import type { DataNode } from '../source/data.js';
import type { Span } from '../source/span.js';
import { type CompileScope, compileNode, problemOf, refuse, traced } from './compile.js';
import type { Located, LogicValue } from './compiled.js';
import type { ViewSource } from './environment.js';
import type { Compiled, Evaluate } from './operator.js';
import { parsePath, type Step } from './path.js';
import { gather, itemsOf, readSteps } from './read.js';
import { compileReference } from './references.js';
import { truthValue } from './ternary.js';
import { computed, unknownIn } from './unknown.js';

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
    const found: Located[] = [];
    let rest: { count: NonNullable<ReturnType<typeof unknownIn>>; representative?: LogicValue } | undefined;
    let rests = 0;
    const open = (count: typeof rest): void => {
      rests += 1;
      rest = rests === 1 || count === undefined ? count : { count: count.count };
    };
    const rootFrame = { ...frame, item: frame.root, names: undefined };
    for (const source of sources) {
      const when = source.when === undefined ? undefined : truthValue(source.when.evaluate(rootFrame).value);
      if (when?.kind === 'boolean' && !when.value) continue;
      const located = source.in.evaluate(rootFrame);
      const { value } = located;
      const cause = when === undefined || when.kind === 'boolean' ? undefined : unknownIn(when);
      if (cause !== undefined || value.kind === 'unknown' || value.kind === 'choice') {
        const count = cause ?? unknownIn(value);
        if (count !== undefined) open({ count });
        else found.push(...certainItems(located));
      } else if (value.kind === 'array') {
        for (const item of itemsOf(located, value)) found.push(readSteps(item, source.at));
        if (value.rest !== undefined) {
          const { count, representative } = value.rest;
          const at = representative && readSteps({ value: representative }, source.at).value;
          open(at === undefined ? { count } : { count, representative: at });
        }
      } else if (value.kind !== 'missing' && value.kind !== 'null') {
        found.push(readSteps(located, source.at));
      }
    }
    const list = gather(found, { origin: frame.root.value.kind === 'missing' ? computed : frame.root.value.origin }, rest);
    return rests > 0 ? { ...list, unordered: true } : list;
  };
}

/** Of a choice whose alternatives are all known: it is one item, spread out where it is read. */
function certainItems(located: Located): readonly Located[] {
  return [located];
}
