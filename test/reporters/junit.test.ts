import { DOMParser } from '@xmldom/xmldom';
import t from 'tap';
import xpath from 'xpath';
import type { Report } from '../../core/index.js';
import { junitReporter } from '../../reporters/junit.js';
import {
  cleanReport,
  networkPolicyFinding,
  reportOf,
  sampleReport,
  tagsFinding,
} from './sample-report.js';

/** Strings that an XPath expression selects in the JUnit file of a report. */
function select(report: Report, path: string, options = {}): string[] {
  const parser = new DOMParser({
    onError: (_level, message) => {
      throw new Error(message);
    },
  });
  const document = parser.parseFromString(junitReporter.render(report, options), 'text/xml');
  const nodes = xpath.select(path, document as unknown as Node) as unknown as {
    textContent: string;
    value?: string;
  }[];
  return nodes.map((node) => node.value ?? node.textContent);
}

t.test('each rule, resource and place is a case named after them', async (t) => {
  t.same(select(sampleReport, '/testsuites/testsuite/testcase/@name'), [
    'source/truncated [infra/broken.json:7:3]',
    'Azure.AKS.NetworkPolicy aks-prod [infra/dev.bicepparam:3]',
    'Org.Tags aks-prod [infra/main.bicep:3]',
    'Org.Tags aks-test [infra/main.bicep]',
    'Azure.AKS.NetworkPolicy aks-test [infra/main.bicep]',
  ]);
});

t.test('a case about a file names it once', async (t) => {
  const target = { ...tagsFinding.target, name: tagsFinding.location.path };
  const names = select(reportOf([{ ...tagsFinding, target }]), '//testcase/@name');
  t.same(names, ['Org.Tags [infra/main.bicep:3]']);
});

t.test('the class name of a case is its source file', async (t) => {
  t.same(select(sampleReport, '//testcase[failure]/@classname'), [
    'infra/dev.bicepparam',
    'infra/main.bicep',
  ]);
});

t.test(
  'a failure says why in its message, and in its text what to do, where and where to read',
  async (t) => {
    const failed = '//testcase[starts-with(@name,"Azure")]/failure';
    t.same(select(sampleReport, `${failed}/@message`), [networkPolicyFinding.message]);
    t.same(select(sampleReport, failed), [
      [
        networkPolicyFinding.message,
        'Fails with infra/dev.bicepparam; passes with infra/prod.bicepparam.',
        'Set a network policy.',
        'infra/dev.bicepparam:3:23',
        "  infra/main.bicep:8:22 used for 'networkPolicy'",
        'https://example.com/rules/Azure.AKS.NetworkPolicy',
      ].join('\n'),
    ]);
  },
);

t.test('an unknown is skipped with its reason as attribute and as text', async (t) => {
  const reason = "It waits for parameter 'tags', which has no value.";
  t.same(select(sampleReport, '//skipped/@message'), [reason]);
  t.same(select(sampleReport, '//skipped'), [reason]);
});

t.test('an input that could not be judged is an error', async (t) => {
  t.same(select(sampleReport, '//testcase[error]/@classname'), ['infra/broken.json']);
  t.match(select(sampleReport, '//error'), ['The file ends inside an object']);
});

t.test('passes are cases without content, and can be left out', async (t) => {
  t.equal(select(cleanReport, '//testcase[not(*)]/@name').length, 1);
  t.equal(select(cleanReport, '//testcase', { passes: false }).length, 0);
});

t.test('counts agree with the cases', async (t) => {
  t.same(select(sampleReport, '/testsuites/@*[not(name()="name")]'), ['5', '2', '1', '1']);
});

t.test('a suppressed finding is skipped with its reason', async (t) => {
  const accepted = { ...tagsFinding, suppression: { kind: 'inSource', reason: 'known' } } as const;
  t.match(select(reportOf([accepted]), '//skipped/@message'), [/^Accepted: known\. /]);
  t.equal(select(reportOf([accepted]), '//testcase', { suppressed: 'omit' }).length, 0);
});

t.test('an unknown finding is told once, though the verdict is there too', async (t) => {
  const finding = { ...tagsFinding, kind: 'unknown' } as const;
  const verdicts = [
    { rule: tagsFinding.ruleId, verdict: 'unknown', target: tagsFinding.target },
  ] as const;
  t.equal(select(reportOf([finding], { verdicts }), '//testcase[skipped]').length, 1);
});

t.test('a target that passes in two environments is one case', async (t) => {
  const [, pass] = sampleReport.verdicts;
  t.ok(pass);
  const verdicts = pass ? [pass, { ...pass, target: { ...pass.target, parameters: 'b' } }] : [];
  t.equal(select(reportOf([], { verdicts }), '//testcase').length, 1);
});

t.test('a rule in error is an error, told by a finding or by a verdict alone', async (t) => {
  const finding = { ...tagsFinding, kind: 'error' } as const;
  t.equal(select(reportOf([finding]), '//error').length, 1);
  const verdicts = [{ rule: 'R', verdict: 'error', target: tagsFinding.target }] as const;
  t.equal(select(reportOf([], { verdicts }), '//error').length, 1);
});

t.test('names are unique and at most 512 characters', async (t) => {
  const target = { ...tagsFinding.target, name: 'n'.repeat(5000) };
  const location = { ...tagsFinding.location, path: `${'p'.repeat(5000)}.bicep` };
  const findings = Array.from({ length: 300 }, () => ({ ...tagsFinding, target, location }));
  const names = select(reportOf(findings), '//testcase/@name');
  t.equal(new Set(names).size, 300);
  t.ok(names.every((name) => name.length <= 512));
  t.match(names[299], /p\.bicep:3\] \(300\)$/);
});

t.test('times are zero, so that the same input gives the same file', async (t) => {
  t.same(new Set(select(sampleReport, '//@time')), new Set(['0']));
  t.equal(select(sampleReport, '//@timestamp').length, 0);
});

t.test('a file too large for GitLab leaves out passes first, and says how many', async (t) => {
  const pass = sampleReport.verdicts[1];
  if (pass === undefined) throw new Error('the sample has a pass');
  const verdicts = Array.from({ length: 120_000 }, (_, i) => ({
    ...pass,
    target: { ...pass.target, name: `aks-${i}`.padEnd(200, 'x'), symbolicPath: `r${i}` },
  }));
  const report = { ...sampleReport, verdicts: [...verdicts, ...sampleReport.verdicts] };
  const text = junitReporter.render(report);
  t.ok(text.length < 30_000_000, `${text.length} bytes`);
  const cases = text.split('<testcase').length - 1;
  t.ok(text.length > 20_000_000, 'the room is used');
  t.equal(text.split('<skipped').length - 1, 1, 'what did not pass is there');
  const all = verdicts.length + 5;
  t.same(junitReporter.omissions?.(report), [
    `The JUnit file leaves out ${all - cases} cases, passes before all else, since GitLab takes no more than 30 MB.`,
  ]);
  t.same(junitReporter.omissions?.(sampleReport), []);
});
