import { escapeLiteral } from '../expressions/parser.js';
import { printExpression } from '../expressions/printer.js';
import type { Expression } from '../expressions/syntax.js';
import type { LiteralNode, ObjectNode, TemplateNode } from '../template/template.js';

/**
 * Prints a template as ARM JSON text, indented by two spaces, without a line break at its end.
 *
 * @param limit length of text after which printing stops and gives undefined: a module that is used
 * in many places is printed in each, and modules may use modules
 */
export function emitTemplate(template: ObjectNode): string;
export function emitTemplate(template: ObjectNode, limit: number): string | undefined;
export function emitTemplate(
  template: ObjectNode,
  limit = Number.POSITIVE_INFINITY,
): string | undefined {
  const out: Output = { pieces: [], room: limit, quote: (text) => escapeLiteral(text) };
  write(template, '', out);
  return out.room < 0 ? undefined : out.pieces.join('');
}

/** Prints data in which brackets have no meaning, such as a parameter file, as {@link emitTemplate} does. */
export function emitData(data: ObjectNode): string {
  const out: Output = { pieces: [], room: Number.POSITIVE_INFINITY, quote: (text) => text };
  write(data, '', out);
  return out.pieces.join('');
}

interface Output {
  readonly pieces: string[];
  /** Characters that may still be printed. */
  room: number;
  /** A text that is no expression, as it is told from one. */
  readonly quote: (text: string) => string;
}

function print(out: Output, ...pieces: readonly string[]): void {
  for (const piece of pieces) {
    out.pieces.push(piece);
    out.room -= piece.length;
  }
}

function write(node: TemplateNode, indent: string, out: Output): void {
  if (out.room < 0) return;
  const inner = `${indent}  `;
  switch (node.kind) {
    case 'literal':
      print(out, printLiteral(node, out));
      return;
    case 'expression':
      print(out, JSON.stringify(printText(node.expression)));
      return;
    case 'array':
      writeAll('[', ']', node.items, indent, out, (item) => write(item, inner, out));
      return;
    case 'object':
      writeAll('{', '}', node.properties, indent, out, ({ key, value }) => {
        const name = typeof key === 'string' ? out.quote(key) : printText(key);
        print(out, JSON.stringify(name), ': ');
        write(value, inner, out);
      });
  }
}

function writeAll<T>(
  open: string,
  close: string,
  parts: readonly T[],
  indent: string,
  out: Output,
  writePart: (part: T) => void,
): void {
  print(out, open);
  parts.forEach((part, i) => {
    print(out, i === 0 ? '\n' : ',\n', indent, '  ');
    writePart(part);
  });
  if (parts.length > 0) print(out, '\n', indent);
  print(out, close);
}

function printLiteral(node: LiteralNode, { quote }: Output): string {
  if (typeof node.value === 'string') return JSON.stringify(quote(node.value));
  return node.text ?? String(node.value);
}

function printText(expression: Expression): string {
  return expression.kind === 'string'
    ? escapeLiteral(expression.value)
    : `[${printExpression(expression)}]`;
}
