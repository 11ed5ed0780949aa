import type { Finding, Location } from '../../core/index.js';
import { type ExcerptLine, excerpt } from '../excerpt.js';
import { keepStart } from '../shorten.js';
import { place, remarks, sentence } from '../wording.js';
import { html, lines, type Markup } from './markup.js';
import { linkTo } from './prose.js';

/** What the findings of a page share. */
export interface FindingsContext {
  readonly lineAt: (path: string, line: number) => string | undefined;
  /** The address of a place in the repository's own pages, where it is known. */
  readonly pageOf: (location: Location) => string | undefined;
  /** Ids of the elements with the rules' words, by rule id. */
  readonly ruleAnchors: ReadonlyMap<string, string>;
}

/** How a finding stands: accepted, known, undecided, a rule in error, or open. */
export function stateOf({ suppression, known, kind }: Finding): string {
  if (suppression) return 'accepted';
  if (known) return 'known';
  if (kind === 'unknown') return 'undecided';
  return kind === 'error' ? 'in error' : 'open';
}

const longestText = 2_000;
const excerptWidth = 160;

/** The findings, each a part of the page that can be opened and closed. */
export function findingList(findings: readonly Finding[], context: FindingsContext): Markup {
  const anchors = new Map<string, number>();
  const items = findings.map((finding) =>
    findingItem(finding, anchorOf(finding, anchors), context),
  );
  return html`<ol class="findings" id="list" role="list">${items}</ol>`;
}

/** `f-` and the fingerprint: a link to a finding stays right from run to run. */
function anchorOf({ fingerprint }: Finding, taken: Map<string, number>): string {
  const name = `f-${fingerprint.replace(/[^0-9A-Za-z]/g, '').slice(0, 16)}`;
  const before = taken.get(name) ?? 0;
  taken.set(name, before + 1);
  return before === 0 ? name : `${name}-${before + 1}`;
}

function findingItem(finding: Finding, anchor: string, context: FindingsContext): Markup {
  const { level, severity, pillar, ruleId, location, title } = finding;
  const state = stateOf(finding);
  const word = state === 'open' ? level : state;
  const named = html`<span class="name">${keepStart(title || ruleId, 300)}</span>`;
  const head = html`<span class="badge ${level}">${word}</span> ${named}
<code class="place">${keepStart(place(location), 300)}</code>
<span class="message">${keepStart(finding.message, longestText)}</span>`;
  return html`<li class="finding" id="${anchor}" data-level="${level}" data-severity="${severity}" data-pillar="${pillar}" data-rule="${ruleId}" data-file="${location.path}" data-state="${state}">
<details><summary>${head}</summary>
<div class="body">${findingBody(finding, context)}</div></details></li>
`;
}

function findingBody(finding: Finding, context: FindingsContext): Markup {
  const { location, target, ruleId, ref, path, related, severity, pillar } = finding;
  const notes = remarks(finding).map(
    (text) => html`<p>${sentence(keepStart(text, longestText))}</p>`,
  );
  const anchor = context.ruleAnchors.get(ruleId);
  const code = html`<code>${ruleId}</code>`;
  const rule = anchor === undefined ? code : html`<a href="#${anchor}">${code}</a>`;
  const classed = [ref, severity, pillar].filter((word) => word !== undefined).join(' · ');
  const resource = [target.name, target.id ?? target.type].filter((text) => text !== '');
  return html`${notes}${source(location, context)}${chain(related, context)}${fixes(finding)}
<dl><dt>Rule</dt><dd>${rule} ${classed}</dd><dt>Resource</dt><dd>${keepStart(resource.join(' · '), longestText)}</dd>${
    path === undefined
      ? undefined
      : html`<dt>Property</dt><dd><code>${keepStart(path, longestText)}</code></dd>`
  }</dl>`;
}

/** The lines of a place, with the part pointed at marked. */
function source(location: Location, { lineAt, pageOf }: FindingsContext): Markup | undefined {
  const shown = excerpt(lineAt, location, excerptWidth);
  const name = keepStart(place(location), 300);
  const page = pageOf(location);
  const link = page === undefined ? undefined : html`<p>${linkTo(page, name)}</p>`;
  if (shown.length === 0) return link;
  return html`${link}<pre class="source" tabindex="0" role="group" aria-label="Source of ${name}"><code>${shown.map(sourceLine)}</code></pre>`;
}

function sourceLine({ number, before, marked, after }: ExcerptLine): Markup {
  const mark = marked === undefined ? undefined : html`<mark>${marked}</mark>`;
  return html`<span class="line"><span class="number">${number}</span>${before}${mark}${after}</span>
`;
}

/** Where the value came from, from what a person would edit to the resource. */
function chain(related: Finding['related'], context: FindingsContext): Markup | undefined {
  if (related.length === 0) return undefined;
  const items = related.slice(0, 100).map(({ location, message }) => {
    const [line] = excerpt(context.lineAt, location, excerptWidth).slice(-1);
    const where = html`<code>${keepStart(place(location), 500)}</code>`;
    const text =
      line === undefined ? undefined : html`<code class="source">${sourceLine(line)}</code>`;
    return html`<li>${linkTo(context.pageOf(location), where)} ${keepStart(message, longestText)}${text}</li>`;
  });
  return html`<h3>Where it comes from</h3><ol class="chain">${items}</ol>`;
}

function fixes({ fixes = [] }: Finding): Markup | undefined {
  if (fixes.length === 0) return undefined;
  const items = fixes.map(({ description, edits }) => {
    const changes = edits.map(
      ({ location, text }) =>
        html`<li><code>${keepStart(place(location), 500)}</code><pre tabindex="0" role="group" aria-label="Text to put in"><code>${lines(keepStart(text, longestText))}</code></pre></li>`,
    );
    return html`<p>${keepStart(description, longestText)}</p><ul>${changes}</ul>`;
  });
  return html`<h3>Fix</h3>${items}`;
}
