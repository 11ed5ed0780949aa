import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { analyze } from '../../core/analyze.js';
import type { Report } from '../../core/findings/report.js';
import { azurePack } from '../support/azure-pack.js';
import { memoryHost } from '../support/memory-host.js';

const rule = 'Azure.AKS.NetworkPolicy';
const folder = path.resolve('../shared/seed');
const { pack } = azurePack();

/** The two examples of the page, and how each writes what the cases change. */
const languages = [
  {
    file: 'aks-network-policy.example.bicep',
    line: "      networkPolicy: 'azure'\n",
    literal: (value: string) => `'${value}'`,
    parameter: 'networkPolicy: policy',
    header: 'networkProfile',
  },
  {
    file: 'aks-network-policy.example.json',
    line: '      "networkPolicy": "azure",\n',
    literal: (value: string) => `"${value}"`,
    parameter: '"networkPolicy": "[parameters(\'policy\')]",',
    header: '"networkProfile"',
  },
] as const;

for (const { file, line, literal, parameter, header } of languages) {
  const whole = path.join(folder, file);
  if (!existsSync(whole)) {
    t.pass(file, { skip: `the page's examples are not at ${folder}` });
    continue;
  }
  const given = readFileSync(whole, 'utf8').replaceAll('\r\n', '\n');
  const changed = (to: string) => given.replace(line, to);
  const written = (value: string) => changed(line.replace(literal('azure'), literal(value)));

  t.test(`${file} passes as it is given`, async (t) => {
    t.equal(judged(file, given), 'pass');
  });

  t.test(`${file} passes with the value in other letter case`, async (t) => {
    t.equal(judged(file, written('Calico')), 'pass');
  });

  t.test(`${file} fails on the very value 'none'`, async (t) => {
    t.equal(placed(file, written('none')), literal('none'));
  });

  t.test(`${file} fails on the header of the object that lacks the property`, async (t) => {
    t.equal(placed(file, changed('')), header);
  });

  t.test(`${file} waits for a parameter without a value, and names it`, async (t) => {
    const [verdict] = reportOn(file, changed(`      ${parameter}\n`)).verdicts;
    t.match(verdict, { verdict: 'unknown', message: /policy/ });
  });
}

function reportOn(file: string, text: string): Report {
  const answer = analyze(
    {
      tool: { name: 'groundrule', version: '', url: '' },
      inputs: [{ path: file, named: true }],
      config: {
        path: 'rules.json',
        text: JSON.stringify({ profiles: { one: { rules: [rule] } }, profile: 'one' }),
      },
      builtIn: new Map([['azure', () => pack]]),
    },
    memoryHost({ [file]: text }),
  );
  if (answer.kind === 'pending') throw new Error('a memory host has every file');
  return answer.report;
}

function judged(file: string, text: string): string {
  const { verdicts } = reportOn(file, text);
  return verdicts.map(({ verdict }) => verdict).join(' ');
}

/** The text under the one finding. */
function placed(file: string, text: string): string {
  const { findings } = reportOn(file, text);
  const [finding] = findings;
  if (finding === undefined || findings.length !== 1) return `${findings.length} findings`;
  const { startLine, startColumn, endLine, endColumn } = finding.location;
  if (startLine !== endLine) return `lines ${startLine} to ${endLine}`;
  return text.split('\n')[startLine - 1]?.slice(startColumn - 1, endColumn - 1) ?? '';
}
