import { steering } from './printable.js';

/**
 * A document as indented JSON, ending in a line break. Characters that steer a terminal are escaped,
 * since the text may be printed to one; all of them can only stand inside strings.
 */
export function jsonText(document: unknown): string {
  return `${harmless(JSON.stringify(document, undefined, 2))}\n`;
}

/** The same without white space, but with a line for each item that begins with the key: a third smaller. */
export function jsonLines(document: unknown, key: string): string {
  const text = JSON.stringify(document);
  // Inside a string the quotes would be escaped.
  return `${harmless(text).replaceAll(`,{"${key}":`, `,\n{"${key}":`)}\n`;
}

function harmless(json: string): string {
  return json.replace(steering, (found) => (found === '\n' ? found : escaped(found)));
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, i) => {
    const unit = character.charCodeAt(i).toString(16).padStart(4, '0');
    return `\\u${unit}`;
  }).join('');
}
