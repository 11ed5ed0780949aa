import { printable } from '../printable.js';

/** HTML that is safe to stand in a page: only this module makes it. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What may be put into markup: text and numbers are escaped, lists joined, nothing where undefined. */
export type Content = string | number | Markup | readonly Content[] | undefined;

/**
 * Markup with values put in: `html\`<b>${name}</b>\``. A text is made printable and escaped, so that it is
 * text, in an element as in a quoted attribute.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  const text = parts.reduce((written, part, i) => `${written}${textOf(values[i - 1])}${part}`);
  return new Markup(text);
}

/** Lines of text as they are, for `pre`: breaks stay, all else is printable. */
export function lines(text: string): Markup {
  const shown = text.split(/\r\n|\n|\r/).map((line) => escaped(printable(line)));
  return new Markup(shown.join('\n'));
}

/** Text that the build made, neither escaped nor looked at. */
export function built(text: string): Markup {
  return new Markup(text);
}

function textOf(content: Content): string {
  if (content === undefined) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'number') return String(content);
  if (typeof content === 'string') return escaped(printable(content));
  return content.map(textOf).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
