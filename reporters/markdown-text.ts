import { printable } from './printable.js';

/**
 * Text as nothing but text in GitHub Flavored Markdown, also inside a table: no emphasis, links,
 * HTML, code, cell ends; an empty comment breaks mentions, issue numbers and bare addresses, which hosts
 * look for after the Markdown has been read.
 */
export function plain(text: string): string {
  return printable(text)
    .replace(/[\\`*_[\]|~$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/([@#]|:(?=\/\/)|\bwww(?=\.)|\bGH(?=-\d))/gi, '$1<!-- -->');
}

/** A code span that no number of backticks in the text can end; `|` still ends a table cell, so it is escaped. */
export function code(text: string): string {
  if (text === '') return '';
  const shown = printable(text).replaceAll('|', '\\|');
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 || shown.startsWith(' ') ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** An address as a link destination: nothing in it ends the link or the table cell. */
export function destination(address: string): string {
  return printable(address).replace(
    /[\s()<>|\\`]/g,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}
