import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { exactDigits, openingOf } from '../expressions/literal.js';
import { isExpression, parseExpression, unescapeLiteral } from '../expressions/parser.js';
import type { Expression } from '../expressions/syntax.js';
import { type DataNode, type DataObject, type DataString, spanWithin } from '../source/data.js';
import { type Span, textOf } from '../source/span.js';
import type { ObjectNode, PropertyNode, TemplateNode } from '../template/template.js';
import { type Reading, readingWithin, templateReading } from './reading.js';

/** A template, or a part of one, with what was wrong in it. What could be read is there all the same. */
export interface ReadTemplate<N extends TemplateNode = ObjectNode> {
  /** Absent where the file does not hold an object. */
  readonly template?: N;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * When the members of a template are read: at once, or each when it is asked for, since whoever prints a template takes
 * most of it as it stands. Problems of expressions that are read on demand are not told.
 */
export type ReadingTime = 'atOnce' | 'onDemand';

/** Reads JSON data as a deployment template: its strings become text or expressions. */
export function readTemplate(root: DataNode, time: ReadingTime = 'atOnce'): ReadTemplate {
  if (time === 'onDemand' && root.kind === 'object') {
    return { template: templateOnDemand(root), diagnostics: [] };
  }
  const { node, diagnostics } = readNode(root, templateReading);
  if (node.kind === 'object') return { template: node, diagnostics };
  return { diagnostics: [diagnostic('arm/not-an-object', root.span)] };
}

function templateOnDemand(root: DataObject): ObjectNode {
  const properties = [...root.properties.values()].map((property): PropertyNode => {
    const { key } = property;
    let read: TemplateNode | undefined;
    return {
      key: key.value,
      keySpan: key.span,
      get value() {
        const { value } = property;
        read ??= readNode(value, readingWithin(templateReading, key.value, value), key.span).node;
        return read;
      },
    };
  });
  return {
    kind: 'object',
    properties,
    ...(root.layout === 'standard' && { text: textOf(root.span) }),
    span: root.span,
    header: openingOf(root),
  };
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
      const { value } = data;
      if (reading.kind === 'text') return { kind: 'literal', value, span };
      if (!isExpression(value)) return { kind: 'literal', value: unescapeLiteral(value), span };
      return { kind: 'expression', expression: parse(data, diagnostics), text: value, span };
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
  return isExpression(data.value) ? parse(data, diagnostics) : unescapeLiteral(data.value);
}

function parse(data: DataString, diagnostics: Diagnostic[]): Expression {
  const parsed = parseExpression(data.value, (start, end) => spanWithin(data, start, end));
  if (parsed.ok) return parsed.expression;
  diagnostics.push(parsed.diagnostic);
  return { kind: 'error', span: data.span };
}
