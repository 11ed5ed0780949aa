// usage: npm run conformance
// Judges the inputs of the measured answers (../shared/truth) with the built-in rules and prints how far
// the verdicts agree: by rule, then in all and by reason. Exits with 1 where one disagrees that no listed
// difference covers.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileTests, testOutput } from './compile-tests.mjs';

await compileTests([]);
const conformance = (file) =>
  import(pathToFileURL(path.resolve(testOutput, 'test/conformance', file)).href);
const { figuresOf, measureRules, sides } = await conformance('rule-agreement.js');
const { readRuleTruth, truthFolder } = await conformance('rule-truth.js');
const groups = readRuleTruth();
if (groups === undefined) {
  console.error(`The measured answers are not at ${truthFolder}.`);
  process.exit(2);
}
const agreement = measureRules(groups);
const onPurpose = [...agreement.onPurpose.values()].flat();
const answers = [...agreement.agreed, ...onPurpose, ...agreement.open];
const rules = [...new Set(answers.map(({ rule }) => rule))].sort();
const width = Math.max(...rules.map((rule) => rule.length));
const row = (name, ...cells) =>
  console.log(name.padEnd(width), ...cells.map((cell) => String(cell).padStart(10)));

row('', 'agree', 'on purpose', 'here alone', 'open');
for (const rule of rules) {
  const of = (found) => found.filter((one) => one.rule === rule);
  const { theirs, oursAlone } = sides(of(onPurpose));
  row(rule, of(agreement.agreed).length, theirs, oursAlone, of(agreement.open).length);
}
console.log();
for (const line of figuresOf(agreement)) console.log(line);
process.exitCode = agreement.open.length === 0 ? 0 : 1;
