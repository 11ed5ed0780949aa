import { printExpression } from '../expressions/printer.js';
import type { Expression } from '../expressions/syntax.js';
import type { LiteralNode, ObjectNode, TemplateNode } from '../template/template.js';

/** Prints a template as ARM JSON text, indented by two spaces, without a line break at its end. */
export function emitTemplate(template: ObjectNode): string {
  const out: string[] = [];
  write(template, '', out);
  return out.join('');
}

function write(node: TemplateNode, indent: string, out: string[]): void {
  const inner = `${indent}  `;
  switch (node.kind) {
    case 'literal':
      out.push(printLiteral(node));
      return;
    case 'expression':
      out.push(JSON.stringify(printText(node.expression)));
      return;
    case 'array':
      writeAll('[', ']', node.items, indent, out, (item) => write(item, inner, out));
      return;
    case 'object':
      writeAll('{', '}', node.properties, indent, out, ({ key, value }) => {
        const name = typeof key === 'string' ? escapeText(key) : printText(key);
        out.push(JSON.stringify(name), ': ');
        write(value, inner, out);
      });
  }
}

function writeAll<T>(
  open: string,
  close: string,
  parts: readonly T[],
  indent: string,
  out: string[],
  writePart: (part: T) => void,
): void {
  out.push(open);
  parts.forEach((part, i) => {
    out.push(i === 0 ? '\n' : ',\n', indent, '  ');
    writePart(part);
  });
  if (parts.length > 0) out.push('\n', indent);
  out.push(close);
}

function printLiteral(node: LiteralNode): string {
  if (typeof node.value === 'string') return JSON.stringify(escapeText(node.value));
  return node.text ?? String(node.value);
}

/** Text in brackets would be read as an expression, so its first bracket is doubled. */
function escapeText(text: string): string {
  return text.startsWith('[') && text.endsWith(']') ? `[${text}` : text;
}

function printText(expression: Expression): string {
  return expression.kind === 'string'
    ? escapeText(expression.value)
    : `[${printExpression(expression)}]`;
}
