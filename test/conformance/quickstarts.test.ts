import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { analyzeWith } from '../../core/analyze.js';
import { openFrontEnds } from '../../core/read-inputs.js';
import type { Host } from '../../core/source/host.js';
import { azurePack } from '../support/azure-pack.js';
import { type Answer, compareAnswers, type Disagreement } from './agreement.js';
import { ruleDifferences } from './differences/index.js';
import { type QuickstartTruth, readQuickstartTruth, truthFolder } from './rule-truth.js';

/** A clone of azure-quickstart-templates. */
const repository = process.env['QUICKSTARTS'];
/** Only rules whose names begin so. */
const judged = 'azure.aks.';
/** What uniqueString gives: the reference has a hash of its own. */
const hash = /(?<![0-9a-z])[0-9a-z]{13}(?![0-9a-z])/g;
const { pack } = azurePack();
const analyze = analyzeWith(openFrontEnds);
const truth = readQuickstartTruth();

if (repository === undefined || truth === undefined) {
  const missing = truth === undefined ? truthFolder : 'the folder that QUICKSTARTS names';
  t.pass('', { skip: `the quickstarts need ${missing}` });
} else {
  t.test('quickstart deployments come out as the reference says', async (t) => {
    const compared = truth.filter(isJudged).map((one) => compare(one, repository));
    const agreed = compared.flatMap((agreement) => agreement.agreed);
    const open = compared.flatMap(({ disagreements }) => disagreements.filter(isOpen));
    t.comment(`${agreed.length} answers on ${compared.length} deployments agree`);
    t.ok(agreed.length > 0);
    t.same(open, []);
  });
}

function isJudged({ ok, results }: QuickstartTruth): boolean {
  return ok && results.some(([rule]) => rule.toLowerCase().startsWith(judged));
}

function isOpen(found: Disagreement): boolean {
  return !ruleDifferences.some((difference) => difference.covers(found));
}

function compare({ parameters, results }: QuickstartTruth, folder: string) {
  const theirs = results.map(
    ([rule, target, type, outcome]): Answer => ({
      rule,
      target: target.replace(hash, 'unique'),
      type,
      outcome: outcome.toLowerCase(),
    }),
  );
  return compareAnswers(theirs.filter(isAnswer), answersOf(parameters, folder).filter(isAnswer));
}

function isAnswer({ rule, outcome }: Answer): boolean {
  return rule.toLowerCase().startsWith(judged) && outcome !== 'skip';
}

function answersOf(parameters: string, folder: string): readonly Answer[] {
  const template = path.join(path.dirname(parameters), 'azuredeploy.json');
  const host: Host = {
    readText(wanted) {
      const file = path.join(folder, wanted);
      if (!existsSync(file)) return { kind: 'missing' };
      return { kind: 'text', text: readFileSync(file, 'utf8') };
    },
    now: () => new Date('2026-11-23T00:00:00Z'),
  };
  const answer = analyze(
    {
      tool: { name: 'groundrule', version: '', url: '' },
      inputs: [{ path: template, named: true, parameters }],
      config: { path: 'rules.json', text: JSON.stringify({ context: { location: 'eastus' } }) },
      builtIn: new Map([['azure', () => pack]]),
    },
    host,
  );
  if (answer.kind === 'pending') return [];
  return answer.report.verdicts.map(({ rule, verdict, target }) => ({
    rule,
    target: target.name.replace(hash, 'unique'),
    type: target.type,
    outcome: verdict,
  }));
}
