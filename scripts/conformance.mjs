// usage: npm run conformance -- [RULE …]
// Judges the inputs of the measured answers (../shared/truth) with the built-in rules (or those whose names
// begin with one of RULE) and prints how far the verdicts agree: by rule, then in all and by reason, and
// what disagrees. With QUICKSTARTS naming a clone of azure-quickstart-templates, its deployments and
// template files too. Exits with 1 where an answer disagrees that no listed difference covers.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileTests, testOutput } from './compile-tests.mjs';

const only = process.argv.slice(2);
await compileTests([]);
const conformance = (file) =>
  import(pathToFileURL(path.resolve(testOutput, 'test/conformance', file)).href);
const { figuresOf, measureRules, sides } = await conformance('rule-agreement.js');
const { readQuickstartTruth, readRuleTruth, truthFolder } = await conformance('rule-truth.js');
const { measureQuickstarts } = await conformance('quickstart-agreement.js');
const groups = readRuleTruth();
if (groups === undefined) {
  console.error(`The measured answers are not at ${truthFolder}.`);
  process.exit(2);
}
const repository = process.env.QUICKSTARTS;
const measured = [['Recorded inputs', measureRules(groups, only)]];
if (repository !== undefined) {
  measured.push(['Quickstarts', measureQuickstarts(readQuickstartTruth(), repository, only)]);
}
for (const [title, agreement] of measured) print(title, agreement);
const isOpen = measured.some(([, { open }]) => open.length > 0);
process.exitCode = isOpen ? 1 : 0;

function print(title, agreement) {
  console.log(`\n${title}`);
  table(agreement);
  for (const line of figuresOf(agreement)) console.log(line);
  for (const { rule, target, type, theirs, ours } of agreement.open) {
    console.log(`  ${rule}: ${theirs} there, ${ours} here, on ${target} (${type})`);
  }
  for (const { rule, target, theirs, ours } of agreement.paths.others) {
    console.log(`  ${rule}: blames ${theirs.join()} there, ${ours.join()} here, on ${target}`);
  }
}

function table(agreement) {
  const onPurpose = [...agreement.onPurpose.values()].flat();
  const answers = [...agreement.agreed, ...onPurpose, ...agreement.open];
  const rules = [...new Set(answers.map(({ rule }) => rule))].sort();
  const width = Math.max(0, ...rules.map((rule) => rule.length));
  const row = (name, ...cells) =>
    console.log(name.padEnd(width), ...cells.map((cell) => String(cell).padStart(10)));
  row('', 'agree', 'on purpose', 'here alone', 'open');
  for (const rule of rules) {
    const of = (found) => found.filter((one) => one.rule === rule);
    const { theirs, oursAlone } = sides(of(onPurpose));
    row(rule, of(agreement.agreed).length, theirs, oursAlone, of(agreement.open).length);
  }
}
