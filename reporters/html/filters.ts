import type { Finding } from '../../core/index.js';
import { levels, pillars, severities } from '../../core/index.js';
import { stateOf } from './findings.js';
import { html, type Markup } from './markup.js';

/** What narrows the findings down; the page's script does it. */
export function filters(findings: readonly Finding[]): Markup {
  const occurring = (values: readonly string[], of: (finding: Finding) => string) =>
    values.filter((value) => findings.some((finding) => of(finding) === value));
  const sorted = (of: (finding: Finding) => string) => [...new Set(findings.map(of))].sort();
  return html`<div class="filters" role="search" aria-label="Filter the findings">
<label class="wide">Search <input type="search" id="search" autocomplete="off" spellcheck="false"></label>
${select(
  'level',
  'Level',
  occurring(levels, ({ level }) => level),
)}
${select(
  'severity',
  'Severity',
  occurring(severities, ({ severity }) => severity),
)}
${select(
  'pillar',
  'Pillar',
  occurring(pillars, ({ pillar }) => pillar),
)}
${select('state', 'State', sorted(stateOf))}
${select(
  'rule',
  'Rule',
  sorted(({ ruleId }) => ruleId),
)}
${select(
  'file',
  'File',
  sorted(({ location }) => location.path),
)}
<div class="actions"><button type="button" id="clear">Clear filters</button> <button type="button" id="open-all">Open all shown</button> <button type="button" id="close-all">Close all</button></div>
</div>
<p id="count" role="status">${findings.length} of ${findings.length} findings</p>
<p class="unseen" id="keys">Up and down arrow keys move between findings, Enter opens and closes one.</p>
<noscript><p>Without scripts all findings are shown; filters do nothing.</p></noscript>`;
}

function select(key: string, label: string, values: readonly string[]): Markup {
  const options = values.map((value) => html`<option value="${value}">${value}</option>`);
  return html`<label>${label} <select data-filter="${key}"><option value="">all</option>${options}</select></label>`;
}
