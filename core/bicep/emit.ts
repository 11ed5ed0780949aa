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
  return out.room < 0 ? undefined : textOf(out);
}

/** Prints data in which brackets have no meaning, such as a parameter file, as {@link emitTemplate} does. */
export function emitData(data: ObjectNode): string {
  const out = newOutput(Number.POSITIVE_INFINITY, (text) => text);
  write(data, 0, out);
  return textOf(out);
}

interface Output {
  /** What was printed before the pieces. */
  text: string;
  pieces: string[];
  /** Characters that may still be printed. */
  room: number;
  /** A text that is no expression, as it is told from one. */
  readonly quote: (text: string) => string;
  /** By what stands before it and by depth, each key as it is printed: most come again and again. */
  readonly keys: Readonly<Record<Before, Map<string, string>[]>>;
  /** The line break and the indent of each depth. */
  readonly lines: string[];
}

/** What stands before a member: the bracket, or the comma after another member. */
type Before = '{' | ',';

function newOutput(room: number, quote: Output['quote']): Output {
  return { text: '', pieces: [], room, quote, keys: { '{': [], ',': [] }, lines: [] };
}

function print(out: Output, piece: string): void {
  out.pieces.push(piece);
  out.room -= piece.length;
}

/** Prints a long text, which is not copied before the whole text is. */
function printWhole(out: Output, text: string): void {
  out.text = textOf(out) + text;
  out.pieces = [];
  out.room -= text.length;
}

function textOf({ text, pieces }: Output): string {
  return text + pieces.join('');
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
      else printWhole(out, indented(node, node.text, depth, out));
  }
}

/** By depth, the text of an object that other templates are printed with as well. */
const indentedTexts = new WeakMap<ObjectNode, Map<number, string>>();

function indented(node: ObjectNode, text: string, depth: number, out: Output): string {
  const known = indentedTexts.get(node) ?? new Map<number, string>();
  const printed = known.get(depth) ?? text.replace(/\n/g, lineAt(depth, out));
  indentedTexts.set(node, known.set(depth, printed));
  return printed;
}

function writeArray({ items }: ArrayNode, depth: number, out: Output): void {
  let before = '[';
  for (const item of items) {
    print(out, before);
    print(out, lineAt(depth + 1, out));
    write(item, depth + 1, out);
    before = ',';
  }
  if (items.length === 0) print(out, before);
  else print(out, lineAt(depth, out));
  print(out, ']');
}

function writeObject({ properties }: ObjectNode, depth: number, out: Output): void {
  let before: Before = '{';
  for (const { key, value } of properties) {
    print(out, printKey(before, key, depth + 1, out));
    write(value, depth + 1, out);
    before = ',';
  }
  if (properties.length === 0) print(out, before);
  else print(out, lineAt(depth, out));
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
function printKey(before: Before, key: PropertyNode['key'], depth: number, out: Output): string {
  const line = lineAt(depth, out);
  if (typeof key !== 'string') return `${before}${line}${JSON.stringify(printText(key))}: `;
  const keys = out.keys[before][depth];
  const known = keys?.get(key);
  if (known !== undefined) return known;
  const printed = `${before}${line}${JSON.stringify(out.quote(key))}: `;
  out.keys[before][depth] = (keys ?? new Map()).set(key, printed);
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
