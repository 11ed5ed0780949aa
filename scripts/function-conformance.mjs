// usage: node scripts/function-conformance.mjs --bicep PATH [--only NAME] [--calls N] [--seed N]
// Calls every template function with N made-up lists of arguments and holds what comes out (a value, an
// unknown or a refusal) against Azure's own engine, by `bicep snapshot`. Prints the calls that differ, by
// function, and ends with exit code 1 if there are any. Not part of the test suite: it needs the Bicep CLI.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import fc from 'fast-check';
import { startBicep } from './bicep-rpc.mjs';
import { importCore } from './import-core.mjs';

const { values: options } = parseArgs({
  options: {
    bicep: { type: 'string', default: 'bicep' },
    only: { type: 'string' },
    calls: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
  },
});
const engine = await importCore(
  'core/expand-file.ts',
  'core/expressions/functions/table.ts',
  'core/expressions/functions/lookup.ts',
);
const scratch = mkdtempSync(path.join(os.tmpdir(), 'functions-'));
const context = {
  subscriptionId: '00000000-0000-0000-0000-000000000001',
  tenantId: '00000000-0000-0000-0000-000000000002',
  resourceGroup: 'group',
  location: 'westus',
  deploymentName: 'deployment',
};
/** What these give depends on more than their arguments, which the engine does not look at beforehand. */
const leftOut = new Set(
  `copyIndex deployer deployment environment extensions externalInput externalInputs lambda
  lambdaVariables managementGroup newGuid parameters pickZones providers reference references
  resourceGroup resourceInfo roleDefinitions subscription target tenant toLogicalZone toLogicalZones
  toPhysicalZone toPhysicalZones utcNow variables`.split(/\s+/),
);
const bicep = startBicep(options.bicep);
let different = 0;
let compared = 0;
try {
  for (const name of engine.functionNames()) {
    if (leftOut.has(name) || (options.only ?? name) !== name) continue;
    for (const call of callsOf(name)) await compare(call);
  }
} finally {
  bicep.stop();
  rmSync(scratch, { recursive: true });
}
console.log(`${compared - different} of ${compared} calls agree`);
process.exitCode = different === 0 ? 0 : 1;

function callsOf(name) {
  const { min, max } = engine.findFunction(name);
  const most = Math.min(max, min + 2);
  const calls = fc
    .array(argument(), { minLength: Math.max(0, min - (min > 1 ? 1 : 0)), maxLength: most })
    .map((args) => `${name}(${args.join(', ')})`);
  const sampled = fc.sample(calls, { numRuns: Number(options.calls), seed: Number(options.seed) });
  return new Set(sampled);
}

/** An argument as it is written: values that functions find interesting. */
function argument() {
  const texts = [
    '',
    'a',
    'A',
    'abc',
    'a,b;c',
    ' x ',
    'äöü',
    '€uro',
    '1',
    '-2',
    '3.5',
    'true',
    'False',
    'null',
    '{0}-{1:D3}',
    'a/b/c',
    '10.0.0.0/24',
    '10.0.0.5',
    'fd00::/48',
    '2020-04-07T14:53:14Z',
    'P1DT2H',
    '-PT1H',
    'yyyy-MM-dd',
    'https://a.b/c?d=e#f',
    'a%20b',
    'YWJj',
    'data:text/plain;base64,YWJj',
    '[1,2]',
    '{"a":1}',
    'Microsoft.A/b',
    'Microsoft.A/b/c',
    '\n',
    "it''s",
    'I\u0130',
  ].map((text) => (text.includes("it''s") ? `'${text}'` : `'${text.replaceAll("'", "''")}'`));
  const scalar = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...texts) },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        '0',
        '1',
        '2',
        '-1',
        '3',
        '16',
        '24',
        '100',
        '2147483648',
        '9007199254740993',
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'true()',
        'false()',
        'null()',
        "json('1.5')",
        "json('1e3')",
        "json('1.0')",
      ),
    },
  );
  const array = fc
    .array(scalar, { maxLength: 4 })
    .map((items) => `createArray(${items.join(', ')})`);
  const object = fc
    .array(fc.tuple(fc.constantFrom("'a'", "'A'", "'b'", "'key'", "'value'"), scalar), {
      maxLength: 3,
    })
    .map((entries) => `createObject(${entries.flat().join(', ')})`);
  const lambda = fc.constantFrom(
    "lambda('x', lambdaVariables('x'))",
    "lambda('x', equals(lambdaVariables('x'), 'a'))",
    "lambda('x', 'i', lambdaVariables('i'))",
    "lambda('x', 'y', less(lambdaVariables('x'), lambdaVariables('y')))",
    "lambda('x', string(lambdaVariables('x')))",
  );
  return fc.oneof(
    { weight: 8, arbitrary: scalar },
    { weight: 3, arbitrary: array },
    { weight: 2, arbitrary: object },
    { weight: 1, arbitrary: lambda },
  );
}

async function compare(call) {
  const template = JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources: [],
    // In a list, so that a value of any kind will do.
    outputs: { o: { type: 'array', value: `[createArray(${call})]` } },
  });
  const theirs = await theirAnswer(template);
  const ours = ourAnswer(template);
  compared += 1;
  if (isDeepStrictEqual(theirs, ours)) return;
  different += 1;
  console.log(`${call}\n  there ${JSON.stringify(theirs)}\n  here  ${JSON.stringify(ours)}`);
}

async function theirAnswer(template) {
  writeFileSync(path.join(scratch, 'main.json'), template);
  const paramFile = path.join(scratch, 'main.bicepparam');
  writeFileSync(paramFile, "using 'main.json'\n");
  try {
    const { snapshot } = await bicep.call('bicep/getSnapshot', {
      path: paramFile,
      metadata: context,
    });
    return JSON.parse(snapshot).outputs.o;
  } catch {
    return 'refused';
  }
}

function ourAnswer(template) {
  const host = { readText: () => ({ kind: 'text', text: template }), now: () => new Date() };
  const input = { path: 'main.json', named: true };
  const { expansion, diagnostics } = engine.expandFile(input, context, host, 'snapshot');
  const [problem] = diagnostics.filter(({ kind }) => kind === 'input');
  return problem === undefined ? expansion.outputs.o : 'refused';
}
