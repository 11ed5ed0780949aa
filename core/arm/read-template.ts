import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { exactDigits, openingOf } from '../expressions/literal.js';
import { isExpression, parseExpression, unescapeLiteral } from '../expressions/parser.js';
import type { Expression } from '../expressions/syntax.js';
import { type DataNode, type DataString, spanWithin } from '../source/data.js';
import type { Span } from '../source/span.js';
import type { ObjectNode, TemplateNode } from '../template/template.js';
import { type Reading, readingWithin, templateReading } from './reading.js';

/** A template, or a part of one, with what was wrong in it. What could be read is there all the same. */
export interface ReadTemplate<N extends TemplateNode = ObjectNode> {
  /** Absent where the file does not hold an object. */
  readonly template?: N;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads JSON data as a deployment template: its strings become text or expressions. */
export function readTemplate(root: DataNode): ReadTemplate {
  const { node, diagnostics } = readNode(root, templateReading);
  if (node.kind === 'object') return { template: node, diagnostics };
  return { diagnostics: [diagnostic('arm/not-an-object', root.span)] };
}

/**
 * Reads one node of a template.
 *
 * @param header what introduces the node; by default its first character
 */
export function readNode(
  data: DataNode,
  reading: Reading,
  header: Span = openingOf(data),
): { readonly node: TemplateNode; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  return { node: nodeOf(data, reading, header, diagnostics), diagnostics };
}

function nodeOf(
  data: DataNode,
  reading: Reading,
  header: Span,
  diagnostics: Diagnostic[],
): TemplateNode {
  const { span } = data;
  switch (data.kind) {
    case 'object': {
      const properties = [...data.properties.values()].map(({ key, value }) => ({
        key: reading.kind === 'values' ? textOrExpression(key, diagnostics) : key.value,
        keySpan: key.span,
        value: nodeOf(value, readingWithin(reading, key.value, value), key.span, diagnostics),
      }));
      return { kind: 'object', properties, span, header };
    }
    case 'array': {
      const items = data.items.map((item) =>
        nodeOf(item, readingWithin(reading, undefined, item), openingOf(item), diagnostics),
      );
      return { kind: 'array', items, span, header };
    }
    case 'string': {
      const read = reading.kind === 'text' ? data.value : textOrExpression(data, diagnostics);
      return typeof read === 'string'
        ? { kind: 'literal', value: read, span }
        : { kind: 'expression', expression: read, span };
    }
    case 'number': {
      const text = exactDigits(data);
      return { kind: 'literal', value: data.value, span, ...(text !== undefined && { text }) };
    }
    case 'boolean':
      return { kind: 'literal', value: data.value, span };
    case 'null':
      return { kind: 'literal', value: null, span };
  }
}

function textOrExpression(data: DataString, diagnostics: Diagnostic[]): string | Expression {
  const { value } = data;
  if (!isExpression(value)) return unescapeLiteral(value);
  const parsed = parseExpression(value, (start, end) => spanWithin(data, start, end));
  if (parsed.ok) return parsed.expression;
  diagnostics.push(parsed.diagnostic);
  return { kind: 'error', span: data.span };
}
