import { evaluate, takeStep } from '../expressions/evaluate.js';
import { isExpression, parseExpression, unescapeLiteral } from '../expressions/parser.js';
import { residualOf } from '../expressions/residual.js';
import type { EvaluationScope } from '../expressions/scope.js';
import { withinLimits } from '../expressions/size-limit.js';
import type { Expression } from '../expressions/syntax.js';
import { unknownBecause, unknownValue } from '../expressions/unknown.js';
import type { Entry, NullValue, ObjectValue, UnknownEntry, Value } from '../expressions/value.js';
import { originOfLiteral } from '../expressions/values.js';
import { copiedProperties, isPropertyCopy } from './copy.js';
import type { ExpansionSession } from './session.js';
import type { LiteralNode, ObjectNode, PropertyNode, TemplateNode } from './template.js';

/** Where a node is evaluated: what its expressions see, and the run it belongs to. */
export interface NodeScope {
  readonly scope: EvaluationScope;
  readonly session: ExpansionSession;
  /**
   * In a nested template of outer scope: what the template's own engine sees, which reads text once
   * more after the deployment around it took one bracket of `[[…]` away.
   */
  readonly own?: EvaluationScope;
}

/** What a node of a template gives: its expressions evaluated, its property loops unrolled. */
export function valueOfNode(node: TemplateNode, at: NodeScope): Value {
  if (node.kind === 'expression') return evaluate(node.expression, at.scope);
  // Loops in loops make many values of few nodes.
  if (!takeStep(node.span, at.scope)) {
    return unknownBecause(
      { kind: 'limit', limit: 'steps' },
      { span: node.span, role: 'expression' },
    );
  }
  switch (node.kind) {
    case 'literal':
      return at.own === undefined ? valueOfLiteral(node) : valueReadTwice(node, at.own);
    case 'array': {
      const items = node.items.map((item) => valueOfNode(item, at));
      const origin = { span: node.span, role: 'literal' } as const;
      return withinLimits(
        { kind: 'array', items, origin, header: node.header },
        node.span,
        at.scope,
      );
    }
    case 'object':
      return withinLimits(valueOfObject(node, node.properties, at), node.span, at.scope);
  }
}

/** The object that some properties of an object node make. */
export function valueOfObject(
  node: ObjectNode,
  properties: readonly PropertyNode[],
  at: NodeScope,
): ObjectValue {
  const entries = new Map<string, Entry>();
  const unknownEntries: UnknownEntry[] = [];
  for (const property of properties) {
    if (isPropertyCopy(property)) {
      for (const entry of copiedProperties(property.value, at)) entries.set(entry.key, entry);
      continue;
    }
    const value = valueOfNode(property.value, at);
    const key = typeof property.key === 'string' ? property.key : evaluate(property.key, at.scope);
    if (typeof key === 'string') entries.set(key, { key, keySpan: property.keySpan, value });
    else if (key.kind === 'string') {
      entries.set(key.value, { key: key.value, keySpan: property.keySpan, value });
    } else unknownEntries.push(unknownEntry(key, value));
  }
  return {
    kind: 'object',
    entries,
    unknownEntries,
    origin: { span: node.span, role: 'literal' },
    header: node.header,
  };
}

/** A key that is a choice, or no text at all, is as unknown as any other. */
function unknownEntry(key: Value, value: Value): UnknownEntry {
  const { origin } = key;
  const reason =
    key.kind === 'unknown' || key.kind === 'choice' ? key.reason : { kind: 'error' as const };
  const unknown =
    key.kind === 'unknown'
      ? key
      : unknownValue(residualOf(key), origin, reason, { type: 'string' });
  return { key: unknown, value };
}

const readAgain = new WeakMap<LiteralNode, Expression | string>();

/** The places of what such text holds are not told apart: all of it stands where the text does. */
function valueReadTwice(node: LiteralNode, own: EvaluationScope): Value {
  const { value: text, span } = node;
  if (typeof text !== 'string' || !text.startsWith('[')) return valueOfLiteral(node);
  let read = readAgain.get(node);
  if (read === undefined) {
    const parsed = isExpression(text) ? parseExpression(text, () => span) : undefined;
    if (parsed?.ok === false) own.report(parsed.diagnostic);
    const failed: Expression = { kind: 'error', span };
    read = parsed === undefined ? unescapeLiteral(text) : parsed.ok ? parsed.expression : failed;
    readAgain.set(node, read);
  }
  if (typeof read === 'string') return valueOfLiteral({ ...node, value: read });
  return evaluate(read, own);
}

function valueOfLiteral(node: LiteralNode): Value {
  const origin = originOfLiteral(node);
  switch (typeof node.value) {
    case 'string':
      return { kind: 'string', value: node.value, origin };
    case 'number':
      return {
        kind: 'number',
        value: node.value,
        origin,
        ...(node.text !== undefined && { text: node.text }),
      };
    case 'boolean':
      return { kind: 'boolean', value: node.value, origin };
    default:
      return { kind: 'null', origin } satisfies NullValue;
  }
}
