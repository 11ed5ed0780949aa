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
  sarif: (text) => JSON.parse(text),
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

for (const format of formatNames) {
  t.test(`${format} stays whole whatever a name holds`, async (t) => {
    const reporter = await loadReporter(format);
    for (const [what, name] of hostileNames) {
      const text = reporter.render(reportNamed(name), { verdicts: true });
      t.doesNotThrow(() => wellFormed[format]?.(text), what);
      t.same(text.match(steering)?.filter((found) => found !== '\n') ?? [], [], what);
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
