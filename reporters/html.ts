import type { Report } from '../core/index.js';
import { script, scriptHash, styleHash, styleSheet } from './built/page.js';
import { sourceLines } from './excerpt.js';
import { filters } from './html/filters.js';
import { findingList } from './html/findings.js';
import { built, html } from './html/markup.js';
import { charts, problems, summary } from './html/overview.js';
import { ruleAnchors, ruleWords } from './html/rules.js';
import { defaultOptions, type Reporter, type ReportOptions } from './reporter.js';
import { repositoryPage } from './repository-page.js';
import { tally, tallyLine } from './wording.js';

/**
 * For people in a browser: one file that needs no other. All of it is there without scripts too; the
 * script filters. A policy in the page lets nothing run or load but that script and style.
 */
export const htmlReporter: Reporter = { name: 'html', render };

function render(report: Report, options?: Partial<ReportOptions>): string {
  const { suppressed, build } = { ...defaultOptions, ...options };
  const findings =
    suppressed === 'omit'
      ? report.findings.filter(({ suppression }) => !suppression)
      : report.findings;
  const anchors = ruleAnchors(report, findings);
  const context = {
    lineAt: sourceLines(report.sources),
    pageOf: repositoryPage(build),
    ruleAnchors: anchors,
  };
  const { name, version, url } = report.tool;
  const policy = `default-src 'none'; script-src '${scriptHash}'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${built(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${name}: ${tallyLine(tally(report.findings))}</title>
<style>${built(styleSheet)}</style>
</head>
<body>
<a class="skip" href="#list">Skip to the findings</a>
<header>
<h1>${name}</h1>
<button type="button" id="theme" hidden>Dark or light</button>
${summary(report)}
</header>
<main>
<section aria-labelledby="overview"><h2 id="overview">Overview</h2>${charts(findings)}</section>
<section aria-labelledby="findings"><h2 id="findings">Findings</h2>
${filters(findings)}
${findingList(findings, context)}
</section>
${ruleWords(report, anchors)}
${problems(report)}
</main>
<footer><p>Written by <a href="${url}" rel="noreferrer">${name} ${version}</a></p></footer>
<script>${built(script)}</script>
</body>
</html>
`;
  return page.text;
}
