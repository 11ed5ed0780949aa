import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { exactDigits, openingOf } from '../expressions/literal.js';
import { isExpression, parseExpression, unescapeLiteral } from '../expressions/parser.js';
import type { Expression } from '../expressions/syntax.js';
import { type DataNode, type DataString, spanWithin } from '../source/data.js';
import type { Span } from '../source/span.js';
import type { ExpressionNode, ObjectNode, TemplateNode } from '../template/template.js';
import { type Reading, readingWithin, templateReading } from './reading.js';

/** A template, or a part of one, with what was wrong in it. What could be read is there all the same. */
export interface ReadTemplate<N extends TemplateNode = ObjectNode> {
  /** Absent where the file does not hold an object. */
  readonly template?: N;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * When the expressions of a template are parsed: while it is read, so that all their problems are told, or each when it
 * is asked for, since whoever prints a template takes them as they stand.
 */
export type ParsingTime = 'whileReading' | 'onDemand';

/** Reads JSON data as a deployment template: its strings become text or expressions. */
export function readTemplate(root: DataNode, parsing: ParsingTime = 'whileReading'): ReadTemplate {
  const { node, diagnostics } = readNode(root, templateReading, openingOf(root), parsing);
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
  parsing: ParsingTime = 'whileReading',
): { readonly node: TemplateNode; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  return { node: nodeOf(data, reading, header, { parsing, diagnostics }), diagnostics };
}

interface Reader {
  readonly parsing: ParsingTime;
  readonly diagnostics: Diagnostic[];
}

function nodeOf(data: DataNode, reading: Reading, header: Span, reader: Reader): TemplateNode {
  const { span } = data;
  switch (data.kind) {
    case 'object': {
      const properties = [...data.properties.values()].map(({ key, value }) => ({
        key: reading.kind === 'values' ? textOrExpression(key, reader.diagnostics) : key.value,
        keySpan: key.span,
        value: nodeOf(value, readingWithin(reading, key.value, value), key.span, reader),
      }));
      return { kind: 'object', properties, span, header };
    }
    case 'array': {
      const items = data.items.map((item) =>
        nodeOf(item, readingWithin(reading, undefined, item), openingOf(item), reader),
      );
      return { kind: 'array', items, span, header };
    }
    case 'string': {
      const { value } = data;
      if (reading.kind === 'text') return { kind: 'literal', value, span };
      if (!isExpression(value)) return { kind: 'literal', value: unescapeLiteral(value), span };
      return reader.parsing === 'onDemand'
        ? new UnparsedExpression(data)
        : { kind: 'expression', expression: parse(data, reader.diagnostics), text: value, span };
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

/** An expression that is parsed when it is asked for; problems in it are not told. */
class UnparsedExpression implements ExpressionNode {
  readonly kind = 'expression';
  readonly text: string;
  readonly span: Span;
  readonly #data: DataString;
  #expression: Expression | undefined;

  constructor(data: DataString) {
    this.text = data.value;
    this.span = data.span;
    this.#data = data;
  }

  get expression(): Expression {
    this.#expression ??= parse(this.#data, []);
    return this.#expression;
  }
}
