import { printable } from '../printable.js';

/**
 * Text for a message. Brackets before a parenthesis would be read as a link (SARIF 2.1.0 §3.11.6), so a
 * text with such a place has its brackets escaped; others stay as they are, since some viewers show the
 * backslash.
 */
export function messageText(text: string): string {
  const shown = printable(text);
  return shown.includes('](') ? shown.replace(/[\\[\]]/g, '\\$&') : shown;
}

/** A link from the message to the related location with this id. */
export function linkTo(id: number, text: string): string {
  return `[${printable(text).replace(/[\\[\]]/g, '\\$&')}](${id})`;
}
