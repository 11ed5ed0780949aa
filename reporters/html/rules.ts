import {
  type Finding,
  type Report,
  type ReportedRule,
  type RuleWords,
  versionName,
} from '../../core/index.js';
import { html, type Markup } from './markup.js';
import { codeBlock, linkTo, prose } from './prose.js';

/** The rules that have findings, by id, each with the id of its element in the page. */
export function ruleAnchors(
  { rules }: Report,
  findings: readonly Finding[],
): ReadonlyMap<string, string> {
  const found = new Set(findings.map(({ ruleId }) => ruleId));
  return new Map(rules.filter(({ id }) => found.has(id)).map(({ id }, i) => [id, `rule-${i + 1}`]));
}

/** Why the rules that have findings matter, and what to do. */
export function ruleWords(
  { rules }: Report,
  anchors: ReadonlyMap<string, string>,
): Markup | undefined {
  const items = rules.flatMap((rule) => {
    const anchor = anchors.get(rule.id);
    return anchor === undefined ? [] : [ruleItem(rule, anchor)];
  });
  if (items.length === 0) return undefined;
  return html`<section aria-labelledby="rules"><h2 id="rules">Rules with findings</h2>${items}</section>`;
}

function ruleItem(rule: ReportedRule, anchor: string): Markup {
  const { id, ref, title, pillar, severity, words, helpUrl } = rule;
  const facts = [ref, pillar, severity, versionName(rule.version)].filter((fact) => fact);
  const page = helpUrl === undefined ? undefined : linkTo(helpUrl, 'Documentation of the rule');
  return html`<details class="rule" id="${anchor}"><summary><span class="name">${title || id}</span> <code class="place">${id}</code></summary>
<div class="body"><p>${facts.join(' · ')}</p>${words === undefined ? undefined : wordsOf(words)}${
    page === undefined ? undefined : html`<p>${page}</p>`
  }</div></details>
`;
}

function wordsOf({
  description,
  recommendation,
  notes,
  links,
  examples,
  failing,
}: RuleWords): Markup {
  const further = links.map(({ title, url }) => html`<li>${linkTo(url, title)}</li>`);
  return html`<h3>Why</h3>${prose(description)}<h3>What to do</h3>${prose(recommendation)}${
    notes === undefined ? undefined : prose(notes)
  }${example('Bicep that fails', failing?.bicep)}${example('Bicep that passes', examples.bicep)}${example(
    'ARM template that fails',
    failing?.arm,
  )}${example('ARM template that passes', examples.arm)}${
    further.length === 0 ? undefined : html`<h3>Read more</h3><ul>${further}</ul>`
  }`;
}

function example(title: string, code: string | undefined): Markup | undefined {
  return code === undefined ? undefined : html`<h3>${title}</h3>${codeBlock(code, title)}`;
}
