import { isExpression, parseExpression, unescapeLiteral } from '../../core/expressions/parser.js';
import { SourceFile } from '../../core/source/source-file.js';
import type { Span } from '../../core/source/span.js';
import type { ObjectNode, PropertyNode, TemplateNode } from '../../core/template/template.js';

/** Reads well-formed JSON as a template, so that specs of expansion depend on no front end. Throws on anything else. */
export function templateOf(text: string, path = 'main.json'): ObjectNode {
  const node = nodeOf(text, path);
  if (node.kind !== 'object') throw new Error('a template is an object');
  return node;
}

/** Reads any well-formed JSON value as a node of a template. */
export function nodeOf(text: string, path = 'main.json'): TemplateNode {
  return new Reader(new SourceFile(path, text)).value();
}

class Reader {
  #at = 0;

  constructor(readonly file: SourceFile) {}

  value(header?: Span): TemplateNode {
    this.#skipSpace();
    const start = this.#at;
    const first = this.file.text[start];
    if (first === '{') return this.#object(start, header ?? this.#span(start, start + 1));
    if (first === '[') return this.#array(start, header ?? this.#span(start, start + 1));
    const raw = this.#match(/"(?:[^"\\]|\\.)*"|[^\s,\]}]+/y);
    const value = JSON.parse(raw) as string | number | boolean | null;
    const span = this.#span(start, this.#at);
    if (typeof value !== 'string') return { kind: 'literal', value, span };
    if (!isExpression(value)) return { kind: 'literal', value: unescapeLiteral(value), span };
    const inside = (from: number, to: number) => this.#span(start + 1 + from, start + 1 + to);
    const parsed = parseExpression(value, inside);
    if (!parsed.ok) throw new Error(parsed.diagnostic.message);
    return { kind: 'expression', expression: parsed.expression, span };
  }

  #object(start: number, header: Span): ObjectNode {
    const properties: PropertyNode[] = [];
    this.#members('}', () => {
      const keyStart = this.#at;
      const key = JSON.parse(this.#match(/"(?:[^"\\]|\\.)*"/y)) as string;
      const keySpan = this.#span(keyStart, this.#at);
      this.#skipSpace();
      this.#match(/:/y);
      properties.push({ key: this.#key(key, keyStart), keySpan, value: this.value(keySpan) });
    });
    return { kind: 'object', properties, span: this.#span(start, this.#at), header };
  }

  #key(key: string, start: number): PropertyNode['key'] {
    if (!isExpression(key)) return unescapeLiteral(key);
    const parsed = parseExpression(key, (a, b) => this.#span(start + 1 + a, start + 1 + b));
    return parsed.ok ? parsed.expression : key;
  }

  #array(start: number, header: Span): TemplateNode {
    const items: TemplateNode[] = [];
    this.#members(']', () => items.push(this.value()));
    return { kind: 'array', items, span: this.#span(start, this.#at), header };
  }

  #members(end: string, read: () => void): void {
    this.#at += 1;
    for (;;) {
      this.#skipSpace();
      if (this.file.text[this.#at] === end) break;
      read();
      this.#skipSpace();
      if (this.file.text[this.#at] === ',') this.#at += 1;
    }
    this.#at += 1;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.file.text)?.[0];
    if (found === undefined) throw new Error(`unexpected text at ${this.#at}`);
    this.#at += found.length;
    return found;
  }

  #skipSpace(): void {
    this.#match(/\s*/y);
  }

  #span(start: number, end: number): Span {
    return { file: this.file, start, end };
  }
}
