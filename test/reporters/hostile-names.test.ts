import { DOMParser } from '@xmldom/xmldom';
import t from 'tap';
import { formatNames, loadReporter } from '../../reporters/index.js';
import { steering } from '../../reporters/printable.js';
import { hostileNames } from '../support/hostile-names.js';
import {
  location,
  networkPolicyFinding,
  networkPolicyRule,
  sampleReport,
} from './sample-report.js';

const wellFormed: Record<string, (text: string) => void> = {
  json: (text) => JSON.parse(text),
  gitlab: (text) => t.equal(JSON.parse(text).length, 1),
  csv: (text) => {
    const rows = text.replace(/"(?:[^"]|"")*"/g, '').split('\r\n');
    t.same(
      rows.map((row) => row.split(',').length),
      [rows[0]?.split(',').length, rows[0]?.split(',').length, 1],
    );
  },
  sarif: (text) => JSON.parse(text),
  html: (text) => {
    t.equal(text.match(/<script/g)?.length, 1, 'a name adds no script');
    t.equal(text.match(/<li class="finding"/g)?.length, 1);
    const page = text.replace(/<(style|script)>.*?<\/\1>/gs, '');
    const tags = page.match(/<\/?[a-z][a-z0-9]*(?: [a-zA-Z-]+(?:="[^"<>]*")?)*>|<!doctype html>/g);
    t.equal(page.match(/</g)?.length, tags?.length, 'each < begins an element of ours');
    t.notMatch(page, /href="javascript/);
  },
  junit: (text) => {
    const onError = (_level: string, message: string) => {
      throw new Error(message);
    };
    const document = new DOMParser({ onError }).parseFromString(text, 'text/xml');
    const cases = Array.from(document.getElementsByTagName('testcase'));
    t.ok(cases.every((each) => each.childNodes.length <= 3));
    t.equal(document.getElementsByTagName('failure').length, 1, 'a name adds no element');
  },
  markdown: (text) => {
    const outsideCode = text.replace(/(`+)[^\n]*?[^`]\1(?!`)/g, '');
    t.notMatch(outsideCode, /<script|<failure|@everyone/);
    t.equal(text.split('\n').filter((line) => line.startsWith('| 🔴')).length, 1);
  },
};

/** What a format for a build's log begins its own commands with. */
const ownCommands: Readonly<Record<string, RegExp>> = {
  github: /^::(?:error|warning|notice) /gm,
  'azure-pipelines': /^##vso\[task\.logissue /gm,
};

for (const format of formatNames) {
  t.test(`${format} stays whole whatever a name holds`, async (t) => {
    const reporter = await loadReporter(format);
    for (const [what, name] of hostileNames) {
      const text = reporter.render(reportNamed(name), { verdicts: true });
      t.doesNotThrow(() => wellFormed[format]?.(text), what);
      const own = ownCommands[format];
      if (own) t.equal(text.match(own)?.length, 2, `${what}: a problem and a finding`);
      const rest = own ? text.replace(own, '') : text;
      const ends = format === 'csv' ? ['\r', '\n'] : ['\n'];
      t.same(rest.match(steering)?.filter((found) => !ends.includes(found)) ?? [], [], what);
    }
  });
}

/** The sample with a name in every place that takes its text from the input. */
function reportNamed(name: string) {
  const target = { ...networkPolicyFinding.target, name, id: `/subscriptions/${name}` };
  const file = `infra/${name}.bicep`;
  const finding = {
    ...networkPolicyFinding,
    message: `The resource ${name} fails`,
    location: location(file, 1, 1, 4),
    related: [{ id: 1, location: location(file, 1, 1, 2), message: name }],
    target,
    path: name,
    environments: { failing: [name], passing: [name] },
  };
  const rule = { ...networkPolicyRule, title: name };
  return {
    ...sampleReport,
    findings: [finding],
    rules: [rule],
    verdicts: [{ rule: 'R', verdict: 'pass', target } as const],
    diagnostics: [{ code: 'x', kind: 'input', message: name, path: name } as const],
    coverage: { ...sampleReport.coverage, notAnalyzed: [{ path: name, reason: name }] },
    sources: new Map([[file, `${name}\n`]]),
  };
}
