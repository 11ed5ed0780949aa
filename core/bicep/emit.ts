import { escapeLiteral } from '../expressions/parser.js';
import { printExpression } from '../expressions/printer.js';
import type { Expression } from '../expressions/syntax.js';
import type { LiteralNode, ObjectNode, PropertyNode, TemplateNode } from '../template/template.js';

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
  const out = newOutput(limit, escapeLiteral);
  write(template, 0, out);
  return out.room < 0 ? undefined : out.pieces.join('');
}

/** Prints data in which brackets have no meaning, such as a parameter file, as {@link emitTemplate} does. */
export function emitData(data: ObjectNode): string {
  const out = newOutput(Number.POSITIVE_INFINITY, (text) => text);
  write(data, 0, out);
  return out.pieces.join('');
}

interface Output {
  readonly pieces: string[];
  /** Characters that may still be printed. */
  room: number;
  /** A text that is no expression, as it is told from one. */
  readonly quote: (text: string) => string;
  /** Each key as printed with its colon: most come again and again. */
  readonly keys: Map<string, string>;
  /** The line break and the indent of each depth. */
  readonly lines: string[];
}

function newOutput(room: number, quote: Output['quote']): Output {
  return { pieces: [], room, quote, keys: new Map(), lines: [] };
}

function print(out: Output, piece: string): void {
  out.pieces.push(piece);
  out.room -= piece.length;
}

/** @param depth how many objects and arrays are around the node */
function write(node: TemplateNode, depth: number, out: Output): void {
  if (out.room < 0) return;
  switch (node.kind) {
    case 'literal':
      print(out, printLiteral(node, out));
      return;
    case 'expression':
      print(out, JSON.stringify(node.text ?? printText(node.expression)));
      return;
    case 'array':
      writeAll('[', ']', node.items, depth, out, write);
      return;
    case 'object':
      writeAll('{', '}', node.properties, depth, out, writeProperty);
  }
}

function writeProperty({ key, value }: PropertyNode, depth: number, out: Output): void {
  print(out, typeof key === 'string' ? printKey(key, out) : `${JSON.stringify(printText(key))}: `);
  write(value, depth, out);
}

function writeAll<Part>(
  open: string,
  close: string,
  parts: readonly Part[],
  depth: number,
  out: Output,
  writePart: (part: Part, depth: number, out: Output) => void,
): void {
  print(out, open);
  let first = true;
  for (const part of parts) {
    if (!first) print(out, ',');
    first = false;
    print(out, lineAt(depth + 1, out));
    writePart(part, depth + 1, out);
  }
  if (!first) print(out, lineAt(depth, out));
  print(out, close);
}

function lineAt(depth: number, { lines }: Output): string {
  let line = lines[depth];
  if (line === undefined) {
    line = `\n${'  '.repeat(depth)}`;
    lines[depth] = line;
  }
  return line;
}

function printKey(key: string, { keys, quote }: Output): string {
  let printed = keys.get(key);
  if (printed === undefined) {
    printed = `${JSON.stringify(quote(key))}: `;
    keys.set(key, printed);
  }
  return printed;
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
