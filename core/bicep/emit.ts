import { escapeLiteral } from '../expressions/parser.js';
import { printExpression } from '../expressions/printer.js';
import type { Expression } from '../expressions/syntax.js';
import type {
  ArrayNode,
  LiteralNode,
  ObjectNode,
  PropertyNode,
  TemplateNode,
} from '../template/template.js';

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
  /** By depth, each key with the line break and indent before it and the colon after: most come again and again. */
  readonly keys: Map<string, string>[];
  /** The line break and the indent of each depth. */
  readonly lines: string[];
}

function newOutput(room: number, quote: Output['quote']): Output {
  return { pieces: [], room, quote, keys: [], lines: [] };
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
      writeArray(node, depth, out);
      return;
    case 'object':
      if (node.text === undefined) writeObject(node, depth, out);
      else print(out, node.text.replace(/\n/g, lineAt(depth, out)));
  }
}

function writeArray({ items }: ArrayNode, depth: number, out: Output): void {
  if (items.length === 0) {
    print(out, '[]');
    return;
  }
  const line = lineAt(depth + 1, out);
  let before = `[${line}`;
  for (const item of items) {
    print(out, before);
    write(item, depth + 1, out);
    before = `,${line}`;
  }
  print(out, lineAt(depth, out));
  print(out, ']');
}

function writeObject({ properties }: ObjectNode, depth: number, out: Output): void {
  if (properties.length === 0) {
    print(out, '{}');
    return;
  }
  let before = '{';
  for (const { key, value } of properties) {
    print(out, before);
    print(out, printKey(key, depth + 1, out));
    write(value, depth + 1, out);
    before = ',';
  }
  print(out, lineAt(depth, out));
  print(out, '}');
}

function lineAt(depth: number, { lines }: Output): string {
  let line = lines[depth];
  if (line === undefined) {
    line = `\n${'  '.repeat(depth)}`;
    lines[depth] = line;
  }
  return line;
}

/** A key on a line of its own, with its colon. */
function printKey(key: PropertyNode['key'], depth: number, out: Output): string {
  if (typeof key !== 'string') return `${lineAt(depth, out)}${JSON.stringify(printText(key))}: `;
  const keys = out.keys[depth];
  const known = keys?.get(key);
  if (known !== undefined) return known;
  const printed = `${lineAt(depth, out)}${JSON.stringify(out.quote(key))}: `;
  out.keys[depth] = (keys ?? new Map()).set(key, printed);
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
