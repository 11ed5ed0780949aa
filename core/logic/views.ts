import { nearest } from '../diagnostics/nearest.js';
import type { Entry } from '../expressions/value.js';
import { entryOf } from '../expressions/values.js';
import type { DataNode } from '../source/data.js';
import type { Span } from '../source/span.js';
import { overChoices } from './choice.js';
import { type CompileScope, compileNode, problemOf, refuse, traced } from './compile.js';
import type { Located, LogicValue } from './compiled.js';
import type { ViewSource } from './environment.js';
import { type GatheredList, gatherLists } from './gather-lists.js';
import type { Compiled, Evaluate, Frame } from './operator.js';
import { type Path, parsePath, pathBelow, type Step } from './path.js';
import { asValue, missing, readSteps } from './read.js';
import { compileReference } from './references.js';
import { truthValue } from './ternary.js';
import { unknownOf } from './unknown.js';

interface CompiledSource {
  readonly in: Compiled;
  readonly at: readonly Step[];
  readonly with: ReadonlyMap<string, Compiled>;
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
  // A view is the same in every rule: the names that a rule gives do not reach into it.
  const environment = { ...scope.environment, lets: new Map() };
  const inner = { ...scope, environment, names: [], using: [...scope.using, mark] };
  const compiled = sources.map((source) => compileSource(source, inner));
  return { node, evaluate: traced('view', span, {}, gatherSources(compiled)) };
}

function compileSource(source: ViewSource, scope: CompileScope): CompiledSource {
  const read = (name: 'var' | 'resource', node: DataNode): Compiled =>
    node.kind === 'string'
      ? compileReference(name, node.span, [node], scope)
      : compileNode(node, scope);
  const when = source.when === undefined ? {} : { when: compileNode(source.when, scope) };
  const more = [...(source.with ?? [])].map(([key, node]) => [key, read('var', node)] as const);
  return {
    in: read('resource', source.in),
    at: stepsOf(source.at, scope),
    with: new Map(more),
    ...when,
  };
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
    const lists: GatheredList[] = [];
    for (const source of sources) {
      const when = source.when && truthValue(source.when.evaluate(rootFrame).value);
      if (when?.kind === 'boolean' && !when.value) continue;
      const list = source.in.evaluate(rootFrame);
      const open = when === undefined || when.kind === 'boolean' ? undefined : when;
      lists.push({
        list: open === undefined ? list : onlyIf(open, list),
        see: (item) => seen(item, source, rootFrame),
      });
    }
    return gatherLists(lists, frame.root.value.origin);
  };
}

/** An item from where the view begins, with what the source adds from outside of that. */
function seen(item: Located, source: CompiledSource, frame: Frame): Located {
  const begun = readSteps(item, source.at);
  if (source.with.size === 0) return begun;
  const places = new Map<LogicValue, Path>();
  const added = [...source.with].flatMap(([key, logic]): Entry[] => {
    const { value: read, path = pathBelow(item.path, key) } = logic.evaluate({
      ...frame,
      item,
      record: undefined,
    });
    if (read.kind === 'missing') return [];
    const value = asValue(read);
    if (path !== undefined) places.set(value, path);
    return [{ key, value }];
  });
  const value = overChoices([begun.value], ([one]) => withEntries(one ?? begun.value, added));
  return { ...begun, value, places };
}

/** An object with further entries; its own ones win. Of one that is not there: an object of these alone. */
function withEntries(value: LogicValue, added: readonly Entry[]): LogicValue {
  const { kind, origin } = value;
  if (kind !== 'object' && kind !== 'missing' && kind !== 'unknown') return value;
  const header = kind === 'unknown' ? undefined : value.header;
  const own = kind === 'object' ? value : undefined;
  const entries = new Map(own?.entries);
  for (const entry of added) {
    if (own === undefined || entryOf(own, entry.key) === undefined) entries.set(entry.key, entry);
  }
  return {
    kind: 'object',
    entries,
    unknownEntries: kind === 'unknown' ? [{ key: value }] : (own?.unknownEntries ?? []),
    origin,
    ...(header === undefined ? {} : { header }),
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
