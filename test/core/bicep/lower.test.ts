import t from 'tap';
import { buildJson } from '../../support/bicep.js';

/** What a Bicep text becomes: the sections named in `wanted` must be equal, others are not looked at. */
interface Case {
  readonly it: string;
  readonly bicep: string;
  readonly wanted: Readonly<Record<string, unknown>>;
}

const cases: readonly Case[] = [
  {
    it: 'writes the schema and version of a template for a resource group',
    bicep: '',
    wanted: {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      resources: [],
    },
  },
  {
    it: 'needs no symbolic names for an import of nothing',
    bicep: "import {} from 'main.bicep'",
    wanted: { languageVersion: undefined, resources: [] },
  },
  {
    it: 'takes the schema from targetScope',
    bicep: "targetScope = 'tenant'",
    wanted: {
      $schema:
        'https://schema.management.azure.com/schemas/2019-08-01/tenantDeploymentTemplate.json#',
    },
  },
  {
    it: 'declares parameters with defaults and decorators',
    bicep: `
      @description('Where.')
      @allowed(['a', 'b'])
      param where string = 'a'
      @secure()
      @minLength(3)
      param key string
      param size int = -2`,
    wanted: {
      parameters: {
        where: {
          type: 'string',
          defaultValue: 'a',
          allowedValues: ['a', 'b'],
          metadata: { description: 'Where.' },
        },
        key: { type: 'securestring', minLength: 3 },
        size: { type: 'int', defaultValue: -2 },
      },
    },
  },
  {
    it: 'makes format of a string with holes and doubles its braces',
    bicep: `param p string\nvar v = 'a{\${p}}-\${1}'`,
    wanted: { variables: { v: "[format('a{{{0}}}-{1}', parameters('p'), 1)]" } },
  },
  {
    it: 'keeps text in brackets from being read as an expression',
    bicep: "var v = '[x]'\nvar w = '[x'",
    wanted: { variables: { v: '[[x]', w: '[x' } },
  },
  {
    it: 'turns operators into functions',
    bicep: `
      param a int
      param b string
      var sum = (a + 1) * -a % 2
      var test = a > 1 && !(b =~ 'X') || b != 'y' ? a ?? 3 : 4`,
    wanted: {
      variables: {
        sum: "[mod(mul(add(parameters('a'), 1), sub(0, parameters('a'))), 2)]",
        test: "[if(or(and(greater(parameters('a'), 1), not(equals(toLower(parameters('b')), toLower('X')))), not(equals(parameters('b'), 'y'))), coalesce(parameters('a'), 3), 4)]",
      },
    },
  },
  {
    it: 'reads properties, items and ends of values, safely and not',
    bicep: `
      param o object
      var a = o.b['c-d'][0]
      var b = o.?x.y[?0].z
      var c = o.list[^1]
      var d = o.?list[^1]`,
    wanted: {
      variables: {
        a: "[parameters('o').b['c-d'][0]]",
        b: "[tryGet(tryGet(parameters('o'), 'x', 'y'), 0, 'z')]",
        c: "[indexFromEnd(parameters('o').list, 1)]",
        d: "[tryGet(parameters('o'), 'list', createObject('value', 1, 'fromEnd', true()))]",
      },
    },
  },
  {
    it: 'merges spreads and flattens them',
    bicep: "param o object\nparam l array\nvar a = { x: 1, ...o }\nvar b = [...l, 'x']",
    wanted: {
      variables: {
        a: "[shallowMerge(createArray(createObject('x', 1), parameters('o')))]",
        b: "[flatten(createArray(parameters('l'), createArray('x')))]",
      },
    },
  },
  {
    it: 'writes lambdas with their variables by name',
    bicep: 'param l array\nvar v = map(l, (x, i) => x.name)',
    wanted: {
      variables: {
        v: "[map(parameters('l'), lambda('x', 'i', lambdaVariables('x').name))]",
      },
    },
  },
  {
    it: 'escapes a property called copy and keeps other keys as they are',
    bicep: `param p string\nvar v = { copy: 1, '\${p}': 2, 'a b': 3 }`,
    wanted: {
      variables: { v: { "[string('copy')]": 1, "[format('{0}', parameters('p'))]": 2, 'a b': 3 } },
    },
  },
  {
    it: 'makes copies of loops in variables, properties and outputs',
    bicep: `
      param l array
      var v = [for (x, i) in l: { name: x, at: i }]
      output o array = [for x in l: '\${x}!']`,
    wanted: {
      variables: {
        copy: [
          {
            name: 'v',
            count: "[length(parameters('l'))]",
            input: { name: "[parameters('l')[copyIndex('v')]]", at: "[copyIndex('v')]" },
          },
        ],
      },
      outputs: {
        o: {
          type: 'array',
          copy: {
            count: "[length(parameters('l'))]",
            input: "[format('{0}!', parameters('l')[copyIndex()])]",
          },
        },
      },
    },
  },
  {
    it: 'names resources by id where one depends on another',
    bicep: `
      resource a 'My.Rp/as@2020-01-01' = {
        name: 'a'
        location: 'x'
      }
      resource b 'My.Rp/bs@2020-01-01' = if (a.properties.on) {
        name: 'b'
        properties: { id: a.id, name: a.name, type: a.type, kind: a.kind }
      }`,
    wanted: {
      resources: [
        { type: 'My.Rp/as', apiVersion: '2020-01-01', name: 'a', location: 'x' },
        {
          condition: "[reference(resourceId('My.Rp/as', 'a'), '2020-01-01').on]",
          type: 'My.Rp/bs',
          apiVersion: '2020-01-01',
          name: 'b',
          properties: {
            id: "[resourceId('My.Rp/as', 'a')]",
            name: 'a',
            type: 'My.Rp/as',
            kind: "[reference(resourceId('My.Rp/as', 'a'), '2020-01-01', 'full').kind]",
          },
          dependsOn: ["[resourceId('My.Rp/as', 'a')]"],
        },
      ],
    },
  },
  {
    it: 'writes nested resources first, with the names of those around them',
    bicep: `
      resource a 'My.Rp/as@2020-01-01' = {
        name: 'a'
        resource b 'bs' = {
          name: 'b'
        }
      }
      resource c 'My.Rp/as/bs/cs@2021-01-01' = {
        parent: a::b
        name: 'c'
      }`,
    wanted: {
      resources: [
        {
          type: 'My.Rp/as/bs',
          apiVersion: '2020-01-01',
          name: "[format('{0}/{1}', 'a', 'b')]",
          dependsOn: ["[resourceId('My.Rp/as', 'a')]"],
        },
        { type: 'My.Rp/as', apiVersion: '2020-01-01', name: 'a' },
        {
          type: 'My.Rp/as/bs/cs',
          apiVersion: '2021-01-01',
          name: "[format('{0}/{1}/{2}', 'a', 'b', 'c')]",
          dependsOn: ["[resourceId('My.Rp/as/bs', 'a', 'b')]"],
        },
      ],
    },
  },
  {
    it: 'loops over resources, in batches, and refers to single turns of a loop',
    bicep: `
      @batchSize(2)
      resource a 'My.Rp/as@2020-01-01' = [for (n, i) in ['x', 'y']: if (i > 0) {
        name: n
      }]
      output first string = a[0].id`,
    wanted: {
      resources: [
        {
          copy: {
            name: 'a',
            count: "[length(createArray('x', 'y'))]",
            mode: 'serial',
            batchSize: 2,
          },
          condition: '[greater(copyIndex(), 0)]',
          type: 'My.Rp/as',
          apiVersion: '2020-01-01',
          name: "[createArray('x', 'y')[copyIndex()]]",
        },
      ],
      outputs: {
        first: { type: 'string', value: "[resourceId('My.Rp/as', createArray('x', 'y')[0])]" },
      },
    },
  },
  {
    it: 'leaves existing resources out, and finds them where they are',
    bicep: `
      resource v 'My.Rp/vaults@2020-01-01' existing = {
        name: 'v'
        scope: resourceGroup('other')
      }
      output uri string = v.properties.uri
      output key string = v.listKeys().key`,
    wanted: {
      resources: [],
      outputs: {
        uri: {
          type: 'string',
          value:
            "[reference(extensionResourceId(format('/subscriptions/{0}/resourceGroups/{1}', subscription().subscriptionId, 'other'), 'My.Rp/vaults', 'v'), '2020-01-01').uri]",
        },
        key: {
          type: 'string',
          value:
            "[listKeys(extensionResourceId(format('/subscriptions/{0}/resourceGroups/{1}', subscription().subscriptionId, 'other'), 'My.Rp/vaults', 'v'), '2020-01-01').key]",
        },
      },
    },
  },
  {
    it: 'puts variables that only a deployment can answer where they are used',
    bicep: `
      resource a 'My.Rp/as@2020-01-01' = {
        name: 'a'
      }
      var state = a.properties.state
      var twice = '\${state}\${state}'
      output o string = twice`,
    wanted: {
      variables: undefined,
      outputs: {
        o: {
          type: 'string',
          value:
            "[format('{0}{1}', reference(resourceId('My.Rp/as', 'a'), '2020-01-01').state, reference(resourceId('My.Rp/as', 'a'), '2020-01-01').state)]",
        },
      },
    },
  },
  {
    it: 'uses symbolic names as soon as a type is written out',
    bicep: `
      param names string[]?
      resource a 'My.Rp/as@2020-01-01' existing = {
        name: 'a'
      }
      resource b 'My.Rp/bs@2020-01-01' = [for n in names: {
        name: n
        properties: { of: a.properties.x }
      }]
      output o string = b[1].properties.y`,
    wanted: {
      languageVersion: '2.0',
      parameters: { names: { type: 'array', items: { type: 'string' }, nullable: true } },
      resources: {
        a: { existing: true, type: 'My.Rp/as', apiVersion: '2020-01-01', name: 'a' },
        b: {
          copy: { name: 'b', count: "[length(parameters('names'))]" },
          type: 'My.Rp/bs',
          apiVersion: '2020-01-01',
          name: "[parameters('names')[copyIndex()]]",
          properties: { of: "[reference('a').x]" },
          dependsOn: ['a'],
        },
      },
      outputs: { o: { type: 'string', value: "[reference(format('b[{0}]', 1)).y]" } },
    },
  },
  {
    it: 'extends resources with scope',
    bicep: `
      resource a 'My.Rp/as@2020-01-01' = [for n in ['x']: {
        name: n
      }]
      resource l 'My.Rp/locks@2020-01-01' = {
        name: 'l'
        scope: a[0]
      }`,
    wanted: {
      resources: [
        {
          copy: { name: 'a', count: "[length(createArray('x'))]" },
          type: 'My.Rp/as',
          apiVersion: '2020-01-01',
          name: "[createArray('x')[copyIndex()]]",
        },
        {
          type: 'My.Rp/locks',
          apiVersion: '2020-01-01',
          scope: "[resourceId('My.Rp/as', createArray('x')[0])]",
          name: 'l',
          dependsOn: ["[resourceId('My.Rp/as', createArray('x')[0])]"],
        },
      ],
    },
  },
  {
    it: 'writes types as definitions, unions as allowed values in order',
    bicep: `
      type sku = 'b' | 'a'
      @sealed()
      type box = {
        @description('How big.')
        size: int?
        tags: { *: string }
        pair: [string, sku]
        self: box?
      }
      param p box.pair[1]`,
    wanted: {
      definitions: {
        sku: { type: 'string', allowedValues: ['a', 'b'] },
        box: {
          type: 'object',
          properties: {
            size: { type: 'int', nullable: true, metadata: { description: 'How big.' } },
            tags: { type: 'object', properties: {}, additionalProperties: { type: 'string' } },
            pair: {
              type: 'array',
              prefixItems: [{ type: 'string' }, { $ref: '#/definitions/sku' }],
              items: false,
            },
            self: { $ref: '#/definitions/box', nullable: true },
          },
          additionalProperties: false,
        },
      },
      parameters: { p: { $ref: '#/definitions/box/properties/pair/prefixItems/1' } },
    },
  },
  {
    it: 'writes unions of objects that are literals throughout',
    bicep: "type size = { cpu: 2, pair: ['b', 'a'] } | { cpu: 1, pair: [] }\nparam p size[]",
    wanted: {
      definitions: {
        size: {
          type: 'object',
          allowedValues: [
            { cpu: 1, pair: [] },
            { cpu: 2, pair: ['b', 'a'] },
          ],
        },
      },
    },
  },
  {
    it: 'writes user-defined functions in their namespace',
    bicep: `func greet(name string) string => 'hi \${name}'\noutput o string = greet('x')`,
    wanted: {
      functions: [
        {
          namespace: '__bicep',
          members: {
            greet: {
              parameters: [{ type: 'string', name: 'name' }],
              output: { type: 'string', value: "[format('hi {0}', parameters('name'))]" },
            },
          },
        },
      ],
      outputs: { o: { type: 'string', value: "[__bicep.greet('x')]" } },
    },
  },
];

for (const { it, bicep, wanted } of cases) {
  t.test(it, async (t) => {
    const actual = buildJson({ 'main.bicep': bicep });
    for (const [section, value] of Object.entries(wanted)) t.strictSame(actual[section], value);
  });
}
