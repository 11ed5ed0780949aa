import t from 'tap';
import { openBicepCompiler } from '../../../core/bicep/index.js';
import { compileFiles, memoryHost, orderedPlacesOf } from '../../support/bicep.js';

const settings = (feature: string) => ({
  'bicepconfig.json': JSON.stringify({ experimentalFeaturesEnabled: { [feature]: true } }),
});

/** Files with what an experimental feature brings, and where that is refused without it. */
const templates: readonly [feature: string, bicep: string, refused: string][] = [
  ['patch', "@patch()\nresource r 'My.Rp/as@2020-01-01' = {\n  name: 'r'\n}", '1:1'],
  [
    'waitUntil',
    "@waitUntil(r => r.x, 'PT1S')\nresource r 'My.Rp/as@2020-01-01' = {\n  name: 'r'\n}",
    '1:1',
  ],
  ['userDefinedConstraints', "@validate(x => startsWith(x, 'a'))\nparam p string", '1:1'],
  ['assertions', 'assert a = true', '1:1'],
  ['localDeploy', "targetScope = 'local'", '1:15'],
  ['assertions', "resource r 'My.Rp/as@2020-01-01' = {\n  name: 'r'\n  asserts: {}\n}", '3:12'],
  ['testFramework', "test a 'm.bicep' = {\n  params: {}\n}", '1:1'],
  [
    'resourceTypedParamsAndOutputs',
    "param p resource 'My.Rp/as@2020-01-01'\noutput o string = p.id",
    '1:9',
  ],
  ['resourceTypedParamsAndOutputs', "module m 'm.json' = {\n  name: 'm'\n}", '1:10'],
];

const parts = {
  'm.bicep': '',
  'm.json': JSON.stringify({
    resources: [],
    outputs: {
      o: { type: 'string', value: '', metadata: { resourceType: 'My.Rp/as@2020-01-01' } },
    },
  }),
};

for (const [feature, bicep, refused] of templates) {
  t.test(`${feature} is refused unless it is turned on`, async (t) => {
    const files = { ...parts, 'main.bicep': bicep };
    const off = compileFiles(files).diagnostics;
    const on = compileFiles({ ...files, ...settings(feature) }).diagnostics;
    t.strictSame(orderedPlacesOf(off), [`${refused} bicep/experimental`]);
    t.match(off[0]?.message, feature);
    t.strictSame(orderedPlacesOf(on), []);
  });
}

const commands = "using none with {\n  mode: 'deployment'\n}\n";

const parameterFiles: readonly {
  it: string;
  bicep: string;
  features?: string;
  wanted: readonly string[];
}[] = [
  {
    it: 'how to deploy is said only with deployCommands',
    bicep: `${commands}param a = readEnvVar('A')\nparam b = readCliArg('b')`,
    wanted: ['1:17 bicep/experimental', '4:11 bicep/experimental', '5:11 bicep/experimental'],
  },
  {
    it: 'how to deploy must be said with deployCommands',
    bicep: "using none\nparam a = readEnvironmentVariable('A')",
    features: 'deployCommands',
    wanted: ['1:1 bicep/using-without-settings', '2:11 bicep/unknown-function'],
  },
  {
    it: 'inputs are read by other functions with deployCommands',
    bicep: `${commands}param a = readEnvVar('A')`,
    features: 'deployCommands',
    wanted: [],
  },
  {
    it: 'settings of extensions need a feature',
    bicep: 'using none\nextensionConfig e with {}',
    wanted: ['2:1 bicep/experimental'],
  },
];

for (const { it, bicep, features, wanted } of parameterFiles) {
  t.test(it, async (t) => {
    const files = { 'main.bicepparam': bicep, ...(features && settings(features)) };
    const compiled = openBicepCompiler(memoryHost(files)).compileParameters('main.bicepparam');
    t.strictSame(compiled.kind === 'compiled' && orderedPlacesOf(compiled.diagnostics), wanted);
  });
}
