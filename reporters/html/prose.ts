import { webAddress } from '../web-address.js';
import { type Content, html, lines, type Markup } from './markup.js';

/**
 * The Markdown that words of rules are written in, as HTML: paragraphs, lists, fenced code, code spans, strong
 * text and links to web pages. Whatever else it holds stays text.
 */
export function prose(markdown: string): Markup {
  const blocks: Content[] = [];
  const parts = markdown.split(/^(`{3,})[^\n`]*\n([\s\S]*?)^\1[ \t]*$/m);
  // Splitting gives text, fence, code, text …
  parts.forEach((part, index) => {
    if (index % 3 === 0) blocks.push(...paragraphs(part));
    if (index % 3 === 2) blocks.push(codeBlock(part));
  });
  return html`${blocks}`;
}

/** A block of code, that can be reached and scrolled by keyboard. */
export function codeBlock(code: string, label = 'Code'): Markup {
  return html`<pre tabindex="0" role="group" aria-label="${label}"><code>${lines(code.trimEnd())}</code></pre>`;
}

function paragraphs(text: string): readonly Markup[] {
  return text
    .split(/\n[ \t]*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map((block) => (isList(block) ? list(block) : html`<p>${inline(withoutMarks(block))}</p>`));
}

/** A heading within the words is a paragraph of its own: the page has headings of its own. */
function withoutMarks(block: string): string {
  return block.replace(/^#{1,6}\s+/gm, '');
}

function isList(block: string): boolean {
  return /^[-*]\s/.test(block);
}

function list(block: string): Markup {
  const items = block.split(/\n(?=[-*]\s)/).map((item) => item.replace(/^[-*]\s+/, ''));
  return html`<ul>${items.map((item) => html`<li>${inline(item)}</li>`)}</ul>`;
}

const marks = /(`+)([^`]+)\1|\*\*([^*]+)\*\*|\[([^\]]*)\]\(([^\s()]+)\)/g;

function inline(text: string): readonly Content[] {
  const joined = text.replace(/\s*\n\s*/g, ' ');
  const contents: Content[] = [];
  let at = 0;
  for (const match of joined.matchAll(marks)) {
    const [whole, , code, strong, label, address] = match;
    contents.push(joined.slice(at, match.index));
    at = match.index + whole.length;
    if (code !== undefined) contents.push(html`<code>${code}</code>`);
    else if (strong !== undefined) contents.push(html`<strong>${strong}</strong>`);
    else contents.push(linkTo(address, label ?? whole));
  }
  return [...contents, joined.slice(at)];
}

/** A link that tells the page it leads to nothing; the label alone where the address is none of the web. */
export function linkTo(address: string | undefined, label: Content): Content {
  const href = webAddress(address);
  return href === undefined ? label : html`<a href="${href}" rel="noreferrer">${label}</a>`;
}
