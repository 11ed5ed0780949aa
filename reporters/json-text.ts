import { steering } from './printable.js';

/**
 * A document as indented JSON, ending in a line break. Characters that steer a terminal are escaped,
 * since the text may be printed to one; all of them can only stand inside strings.
 */
export function jsonText(document: unknown): string {
  const text = JSON.stringify(document, undefined, 2);
  return `${text.replace(steering, (found) => (found === '\n' ? found : escaped(found)))}\n`;
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, i) => {
    const unit = character.charCodeAt(i).toString(16).padStart(4, '0');
    return `\\u${unit}`;
  }).join('');
}
