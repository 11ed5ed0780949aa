import { DOMParser } from '@xmldom/xmldom';
import t from 'tap';
import { formatNames, loadReporter } from '../../reporters/index.js';
import { steering } from '../../reporters/printable.js';
import {
  location,
  networkPolicyFinding,
  networkPolicyRule,
  sampleReport,
} from './sample-report.js';

const names: readonly [what: string, name: string][] = [
  ['a terminal escape', '\u001b]0;owned\u0007\u001b[31m'],
  ['a one-character escape', '\u009b31m'],
  ['a carriage return that hides the line', 'safe\rEVIL'],
  ['line breaks', 'a\n::error::b\r\n##vso[task.complete]'],
  ['a command in the middle of a line', 'a ##vso[task.setvariable variable=x]y'],
  ['a command where a line is broken', `${'a '.repeat(60)}::error::b ##[group]c`],
  ['the end of a CDATA section, twice', ']]>]]><failure/>'],
  ['the end of a CDATA section behind an illegal character', ']]\u0001><failure/>'],
  ['markup', '</testcase><script>alert(1)</script>'],
  ['a table cell', '| a | b |\n|---|'],
  ['a link', '[click](javascript:alert(1))'],
  ['a mention', '@everyone #1'],
  ['a null', 'a\0b'],
  ['a non-character', '\ufffe\uffff'],
  ['a lone high surrogate', 'a\ud83d'],
  ['a lone low surrogate', '\ude00a'],
  ['a reordering control', '\u202Etxt.exe'],
  ['a prototype key', '__proto__'],
  ['an empty name', ''],
  ['a very long name', 'é'.repeat(100_000)],
  ['placeholders', '{0} %s %AZP25'],
];

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
    for (const [what, name] of names) {
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
