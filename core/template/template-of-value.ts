import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isExpression, parseExpression, unescapeLiteral } from '../expressions/parser.js';
import type { ObjectValue, Origin, Value } from '../expressions/value.js';
import type { ObjectNode, PropertyNode, TemplateNode } from './template.js';

/**
 * A template that an expression gave (a variable, content loaded from a file), its texts read as those
 * of any template are. What in it is not known stays unknown. Nodes stand where the values came from.
 *
 * @param report takes what is wrong with its expressions
 */
export function templateOfValue(
  value: ObjectValue,
  report: (problem: Diagnostic) => void,
): ObjectNode {
  const { span } = sourceOf(value);
  const properties = [...value.entries.values()].map(
    (entry): PropertyNode => ({
      key: entry.key,
      keySpan: entry.keySpan ?? span,
      value: nodeOfValue(entry.value, report),
    }),
  );
  return { kind: 'object', properties, span, header: value.header ?? span };
}

function nodeOfValue(value: Value, report: (problem: Diagnostic) => void): TemplateNode {
  const { span, role } = sourceOf(value);
  const literal = {
    kind: 'literal',
    span,
    ...(role === 'literal' ? {} : { implied: true as const }),
  } as const;
  switch (value.kind) {
    case 'object':
      return templateOfValue(value, report);
    case 'array': {
      const items = value.items.map((item) => nodeOfValue(item, report));
      return { kind: 'array', items, span, header: value.header ?? span };
    }
    case 'string':
      if (isExpression(value.value)) return expressionIn(value.value, span, report);
      return { ...literal, value: unescapeLiteral(value.value) };
    case 'number':
      return { ...literal, value: value.value, ...(value.text && { text: value.text }) };
    case 'boolean':
      return { ...literal, value: value.value };
    case 'null':
      return { ...literal, value: null };
    case 'unknown':
    case 'choice':
      return { kind: 'expression', expression: { kind: 'error', span }, span };
  }
}

function expressionIn(
  text: string,
  span: TemplateNode['span'],
  report: (problem: Diagnostic) => void,
): TemplateNode {
  const parsed = parseExpression(text, () => span);
  if (parsed.ok) return { kind: 'expression', expression: parsed.expression, span };
  report(parsed.diagnostic);
  return { kind: 'expression', expression: { kind: 'error', span }, span };
}

/** Where the value is written, however it was handed on. */
function sourceOf({ origin }: Value): Origin {
  let at = origin;
  while (at.from !== undefined) at = at.from;
  return at;
}
