import type { Value } from '../../../core/expressions/value.js';
import { compileLogic } from '../../../core/logic/compile.js';
import type { CompiledLogic, LogicContext, LogicValue } from '../../../core/logic/compiled.js';
import type { LogicEnvironment } from '../../../core/logic/environment.js';
import { fromPlain, toPlain } from '../../../core/logic/plain.js';
import { operators } from '../../../core/logic/registry.js';
import type { DataNode, DataProperty, DataString } from '../../../core/source/data.js';
import { SourceFile } from '../../../core/source/source-file.js';
import type { Span } from '../../../core/source/span.js';

/** Plain data as the tree a reader gives, with the spans of its JSON text. */
export function nodeOf(plain: unknown): DataNode {
  const file = new SourceFile('rule.json', JSON.stringify(plain));
  let at = 0;
  const take = (text: string): Span => {
    const start = file.text.indexOf(text, at);
    at = start + text.length;
    return { file, start, end: at };
  };
  const textNode = (value: string): DataString => {
    const span = take(JSON.stringify(value));
    return { kind: 'string', value, span, textStart: span.start + 1 };
  };
  const build = (value: unknown): DataNode => {
    if (typeof value === 'string') return textNode(value);
    if (typeof value === 'number') {
      return { kind: 'number', value, text: String(value), span: take(JSON.stringify(value)) };
    }
    if (typeof value === 'boolean') return { kind: 'boolean', value, span: take(String(value)) };
    if (value === null || value === undefined) return { kind: 'null', span: take('null') };
    if (Array.isArray(value)) {
      const { start } = take('[');
      const items = value.map(build);
      return { kind: 'array', items, span: { file, start, end: take(']').end } };
    }
    const { start } = take('{');
    const properties = new Map<string, DataProperty>();
    for (const [key, inner] of Object.entries(value)) {
      properties.set(key, { key: textNode(key), value: build(inner) });
    }
    return { kind: 'object', properties, span: { file, start, end: take('}').end } };
  };
  return build(plain);
}

export const bare: LogicEnvironment = {
  operators,
  views: new Map(),
  fragments: new Map(),
  lets: new Map(),
  itemNames: [],
};

/** Compiles plain logic that is expected to be good. */
export function compiled(logic: unknown, environment: LogicEnvironment = bare): CompiledLogic {
  const result = compileLogic(nodeOf(logic), environment);
  if (result.logic !== undefined) return result.logic;
  throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
}

/** A context in which `data` is judged. */
export function contextOf(data: unknown, more: Partial<LogicContext> = {}): LogicContext {
  return contextOn(fromPlain(data), more);
}

/** A context in which a value, which may hold unknowns, is judged. */
export function contextOn(root: Value, more: Partial<LogicContext> = {}): LogicContext {
  const file = new SourceFile('main.bicep', 'resource it');
  return {
    target: { root, header: { file, start: 0, end: 11 }, domain: undefined },
    option: () => undefined,
    fact: () => undefined,
    now: () => new Date('2025-06-01T00:00:00Z'),
    fileExists: () => false,
    ...more,
  };
}

/** A value as tables write it: holes at their places, a choice as `{ either: … }`, further items as `'…'`. */
export function pictured(value: LogicValue): unknown {
  switch (value.kind) {
    case 'missing':
      return '<missing>';
    case 'unknown':
      return '<unknown>';
    case 'choice':
      return { either: value.alternatives.map((one) => pictured(one.value)) };
    case 'array':
      return [...(value.rest === undefined ? [] : ['…']), ...value.items.map(pictured)];
    case 'object':
      return toPlain(value) ?? '<unknown>';
    default:
      return toPlain(value);
  }
}

/** What logic gives for data: plain data, `'<missing>'`, or `'<unknown>'`. */
export function run(logic: unknown, data: unknown = {}, environment?: LogicEnvironment): unknown {
  return shown(compiled(logic, environment).evaluate(contextOf(data)));
}

export function shown(value: LogicValue): unknown {
  if (value.kind === 'missing') return '<missing>';
  const plain = toPlain(value);
  return plain === undefined ? '<unknown>' : plain;
}
