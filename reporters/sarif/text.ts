import { printable } from '../printable.js';

/**
 * A path as the relative reference that code scanning wants: percent-encoded, `/` between the parts, no
 * `./` and no leading `/` (github/codeql-action#2829).
 */
export function relativeUri(path: string): string {
  const uri = path
    .split(/[\\/]/)
    .filter((part, index, parts) => part !== '.' && (part !== '' || index === parts.length - 1))
    .map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd')))
    .join('/');
  // One empty reference makes GitHub refuse the whole file (github/codeql-action#2456).
  return uri === '' ? 'unknown' : uri;
}

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
