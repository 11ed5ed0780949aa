import type { Finding, Level, Report } from '../../core/index.js';
import { isOpen, levels, pillars, severities } from '../../core/index.js';
import { keepStart } from '../shorten.js';
import { count, coverageLine, place, tally, tallyLine, verdictLine } from '../wording.js';
import { html, type Markup } from './markup.js';

/** What came of the run, what was looked at, and a warning where not all was. */
export function summary(report: Report): Markup {
  const { coverage } = report;
  const incomplete = coverage.incomplete
    ? html`<p class="incomplete">Incomplete: something that should have been judged was not. <a href="#problems">What and why</a></p>`
    : undefined;
  return html`<p class="tally">${tallyLine(tally(report.findings))}</p>
<p>${coverageLine(coverage)}, ${count(coverage.deployments, 'deployment')}</p>
<p>${verdictLine(coverage)}</p>${incomplete}`;
}

/** Two charts of the open findings; each row is a button that shows its findings alone. */
export function charts(findings: readonly Finding[]): Markup {
  const open = findings.filter((finding) => isOpen(finding) && finding.kind !== 'unknown');
  return html`<div class="charts">${chart('By pillar', 'pillar', pillars, open)}${chart('By severity', 'severity', severities, open)}</div>`;
}

function chart(
  title: string,
  key: 'pillar' | 'severity',
  values: readonly string[],
  findings: readonly Finding[],
): Markup {
  const rows = values.map((value) => ({
    value,
    counts: countLevels(findings.filter((finding) => finding[key] === value)),
  }));
  const longest = Math.max(1, ...rows.map(({ counts }) => total(counts)));
  return html`<div class="chart"><h3 id="chart-${key}">${title}</h3><ul aria-labelledby="chart-${key}">${rows.map(
    ({ value, counts }) =>
      html`<li><button type="button" data-filter="${key}" data-value="${value}" aria-pressed="false"><span class="label">${value.replaceAll('-', ' ')}</span> <span class="count">${total(counts)}<span class="unseen"> findings${parts(counts)}</span></span>${bar(counts, longest)}</button></li>`,
  )}</ul></div>`;
}

type LevelCounts = Readonly<Record<Level, number>>;

function countLevels(findings: readonly Finding[]): LevelCounts {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { level } of findings) counts[level] += 1;
  return counts;
}

function total({ error, warning, note }: LevelCounts): number {
  return error + warning + note;
}

function parts(counts: LevelCounts): string {
  const said = levels.filter((level) => counts[level] > 0);
  return said.length === 0
    ? ''
    : `: ${said.map((level) => count(counts[level], level)).join(', ')}`;
}

/** A bar of stacked levels, as long as its share of the longest. */
function bar(counts: LevelCounts, longest: number): Markup {
  let left = 0;
  const rects = levels.map((level) => {
    const width = (counts[level] / longest) * 100;
    const rect = html`<rect class="${level}" x="${left.toFixed(2)}" width="${width.toFixed(2)}" height="8" y="0"></rect>`;
    left += width;
    return rect;
  });
  return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">${rects}</svg>`;
}

/** What was wrong with the input, and what was not analysed. */
export function problems({ diagnostics, coverage }: Report): Markup | undefined {
  const told = diagnostics.map(({ kind, code, message, location, path }) => {
    const where = location ? place(location) : path;
    const word = kind === 'notice' ? 'note' : 'error';
    const shown = where ? html`<code class="place">${keepStart(where, 500)}</code> ` : undefined;
    return html`<li><span class="badge ${word}">${kind === 'notice' ? 'notice' : 'problem'}</span> ${shown}${keepStart(message, 2_000)} <code>${code}</code></li>`;
  });
  const left = coverage.notAnalyzed.map(
    ({ path, reason }) =>
      html`<li><code class="place">${keepStart(path, 500)}</code> ${keepStart(reason, 2_000)}</li>`,
  );
  if (told.length + left.length === 0) return undefined;
  return html`<section aria-labelledby="problems"><h2 id="problems">Problems and what was not analysed</h2>
${told.length === 0 ? undefined : html`<ul class="problems">${told}</ul>`}
${left.length === 0 ? undefined : html`<h3>Not analysed</h3><ul class="problems">${left}</ul>`}</section>`;
}
