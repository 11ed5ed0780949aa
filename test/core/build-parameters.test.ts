import t from 'tap';
import { buildBicep } from '../../core/build-bicep.js';
import { memoryHost } from '../support/bicep.js';

/** What a parameter file becomes in JSON, without its schema and version; or the problems that keep it from it. */
interface Case {
  readonly it: string;
  readonly files: Readonly<Record<string, string>>;
  readonly wanted: Readonly<Record<string, unknown>> | readonly string[];
}

/** A file by itself that gives parameters. */
const alone = (text: string) => ({ 'main.bicepparam': `using none\n${text}` });

/** Turns on what a parameter file says of how to deploy. */
const deployCommands = {
  'bicepconfig.json': JSON.stringify({ experimentalFeaturesEnabled: { deployCommands: true } }),
};

const values = (all: Readonly<Record<string, unknown>>) => ({
  parameters: Object.fromEntries(Object.entries(all).map(([name, value]) => [name, { value }])),
});

const cases: readonly Case[] = [
  {
    it: 'works out literals, variables, loops and other parameters',
    files: alone(`var v = 'x'
param a = '\${v}-y'
param b = [for (e, i) in ['p', 'q']: { '\${e}': i }]
param c = null
param d = '\${a}!'`),
    wanted: values({ a: 'x-y', b: [{ p: 0 }, { q: 1 }], c: null, d: 'x-y!' }),
  },
  {
    it: 'leaves brackets as they are, which mean nothing in a parameter file',
    files: alone("param a = '[foo]'\nparam b = { '[x]': ['[[y]'] }"),
    wanted: values({ a: '[foo]', b: { '[x]': ['[[y]'] } }),
  },
  {
    it: 'calls functions and reads variables of other files',
    files: {
      ...alone(
        "import { v, f } from 'm.bicep'\nimport * as m from 'm.bicep'\nparam a = f(m.w)\nparam b = v",
      ),
      'm.bicep': `@export()
var v = { a: u }
var u = 'u'
@export()
var w = [for i in range(0, 2): 'i\${i}']
@export()
func f(x array) string => '\${g(x)}\${length(x)}'
func g(x array) string => x[0]`,
    },
    wanted: values({ a: 'i02', b: { a: 'u' } }),
  },
  {
    it: 'keeps the values of an extended file, which see that file alone',
    files: {
      ...alone(`extends 'base.bicepparam'
var v = 'own'
param a = 'own'
param x = base.a
param y = b
param z = '\${v} \${base['b']} \${base.?none ?? '-'}'`),
      'base.bicepparam':
        "using none\nvar v = 'base'\nparam a = v\nparam b = a\nparam l = [for e in [v]: e]",
    },
    wanted: values({ a: 'own', x: 'base', y: 'base', z: 'own base -', b: 'base', l: ['base'] }),
  },
  {
    it: 'makes references of secrets',
    files: alone("var k = 'kv'\nparam s = az.getSecret('sub', 'rg', k, 'name', 'v1')"),
    wanted: {
      parameters: {
        s: {
          reference: {
            keyVault: {
              id: '/subscriptions/sub/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv',
            },
            secretName: 'name',
            secretVersion: 'v1',
          },
        },
      },
    },
  },
  {
    it: 'leaves to whoever deploys what needs an input from outside, with all else put in',
    files: {
      ...deployCommands,
      'main.bicepparam': `using none with { mode: 'deployment', scope: '' }
param a = externalInput('x', { b: 2 })
var v = sys.externalInput('y.z')
var n = 1 + 1
param c = '\${a}-\${v}-\${n}'
param d = readCliArg('q')
param e = n`,
    },
    wanted: {
      parameters: {
        a: { expression: "[externalInputs('x_0')]" },
        c: {
          expression: "[format('{0}-{1}-{2}', externalInputs('x_0'), externalInputs('y_z_2'), 2)]",
        },
        d: { expression: "[externalInputs('sys_cliArg_1')]" },
        e: { value: 2 },
      },
      externalInputDefinitions: {
        x_0: { kind: 'x', config: { b: 2 } },
        sys_cliArg_1: { kind: 'sys.cliArg', config: 'q' },
        y_z_2: { kind: 'y.z' },
      },
      usingConfig: { expression: "[createObject('mode', 'deployment', 'scope', '')]" },
    },
  },
  {
    it: 'asks for the inputs of an extended file too: those in force first, then those that are read of it',
    files: {
      ...alone(`extends 'base.bicepparam'
param a = externalInput('own')
param b = { ...base.b, c: base.c }`),
      'base.bicepparam': `using none
param a = 'replaced'
param b = { x: externalInput('replaced') }
param c = int(externalInput('kept', '3'))`,
    },
    wanted: {
      parameters: {
        a: { expression: "[externalInputs('own_0')]" },
        b: {
          expression:
            "[shallowMerge(createArray(createObject('x', externalInputs('replaced_2')), createObject('c', int(externalInputs('kept_1')))))]",
        },
        c: { expression: "[int(externalInputs('kept_1'))]" },
      },
      externalInputDefinitions: {
        own_0: { kind: 'own' },
        kept_1: { kind: 'kept', config: '3' },
        replaced_2: { kind: 'replaced' },
      },
    },
  },
  {
    it: 'works out what reads of an extended file no more than what is known of it',
    files: {
      ...alone("extends 'base.bicepparam'\nparam b = [...base.b, base['c']]"),
      'base.bicepparam': "using none\nparam a = externalInput('a')\nparam b = ['b']\nparam c = 'c'",
    },
    wanted: {
      parameters: {
        a: { expression: "[externalInputs('a_0')]" },
        b: { value: ['b', 'c'] },
        c: { value: 'c' },
      },
      externalInputDefinitions: { a_0: { kind: 'a' } },
    },
  },
  {
    it: 'gives extensions their settings where the configuration lets it',
    files: {
      'main.bicepparam': `using 'm.bicep'
var n = 'space'
extensionConfig k8s with {
  namespace: n
  kubeConfig: az.getSecret('sub', 'rg', 'kv', 'name')
}`,
      'm.bicep': `extension kubernetes with { namespace: 'n', kubeConfig: 'k' } as k8s`,
      'bicepconfig.json': '{ "experimentalFeaturesEnabled": { "moduleExtensionConfigs": true } }',
    },
    wanted: {
      parameters: {},
      extensionConfigs: {
        k8s: {
          namespace: { value: 'space' },
          kubeConfig: {
            keyVaultReference: {
              keyVault: {
                id: '/subscriptions/sub/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv',
              },
              secretName: 'name',
            },
          },
        },
      },
    },
  },
  {
    it: 'writes what stands behind using',
    files: {
      ...deployCommands,
      'main.bicepparam': `using 'm.bicep' with { mode: 'stack', scope: '/\${readEnvVar('S')}' }`,
      'm.bicep': 'param p string?',
    },
    wanted: {
      parameters: {},
      externalInputDefinitions: { sys_envVar_0: { kind: 'sys.envVar', config: 'S' } },
      usingConfig: {
        expression:
          "[createObject('mode', 'stack', 'scope', format('/{0}', externalInputs('sys_envVar_0')))]",
      },
    },
  },
  {
    it: 'reads the environment, else the default',
    files: alone(
      "var n = 'SET'\nparam a = readEnvironmentVariable(n)\nparam b = readEnvironmentVariable('GONE', 'def')",
    ),
    wanted: values({ a: 'value', b: 'def' }),
  },
  {
    it: 'leaves out what an extended file gives and the template does not take',
    files: {
      'main.bicepparam': "using 'm.bicep'\nextends 'base.bicepparam'\nparam p = 'p'",
      'base.bicepparam': "using none\nparam other = 'o'",
      'm.bicep': 'param p string',
    },
    wanted: values({ p: 'p' }),
  },
  {
    it: 'refuses values that cannot be worked out',
    files: alone("param a = fail('x')\nparam b = readEnvironmentVariable('GONE')"),
    wanted: ['3:35 bicep/no-environment-variable', '2:11 expression/function-failed'],
  },
  {
    it: 'refuses what the template does not take or what it lacks',
    files: { 'main.bicepparam': "using 'm.bicep'\nparam q = 1", 'm.bicep': 'param p string' },
    wanted: ['1:7 bicep/missing-parameter', '2:7 bicep/unknown-parameter'],
  },
  {
    it: 'refuses a file that does not say what it is for',
    files: { 'main.bicepparam': 'param q = 1' },
    wanted: ['1:1 bicep/no-using'],
  },
  {
    it: 'asks for inputs that are written out',
    files: alone("var v = 'x'\nparam a = externalInput('x', { b: v })"),
    wanted: ['3:35 bicep/not-constant'],
  },
  {
    it: 'knows no functions that need a deployment',
    files: alone('param a = resourceGroup().location'),
    wanted: ['2:11 bicep/unknown-function'],
  },
];

for (const { it, files, wanted } of cases) {
  t.test(it, async (t) => {
    const environment = (name: string) => (name === 'SET' ? 'value' : undefined);
    const built = buildBicep('main.bicepparam', memoryHost(files), environment);
    if (built.kind === 'pending') throw new Error('a memory host has every file at once');
    const problems = built.diagnostics.map(
      ({ code, location }) => `${location?.startLine}:${location?.startColumn} ${code}`,
    );
    if (Array.isArray(wanted)) {
      t.strictSame(problems, wanted);
      return;
    }
    t.strictSame(problems, []);
    const { $schema, contentVersion, ...rest } = JSON.parse(built.text ?? '{}');
    t.match($schema, /deploymentParameters\.json#$/);
    t.equal(contentVersion, '1.0.0.0');
    t.strictSame(rest, wanted);
  });
}
