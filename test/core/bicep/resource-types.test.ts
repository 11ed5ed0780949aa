import t from 'tap';
import { azureSpelling } from '../../../core/bicep/resource-types/azure-spelling.js';
import { spellings } from '../../../core/bicep/resource-types/spellings.js';
import { buildJson } from '../../support/bicep.js';

/** `type@version` as written and as Azure has it; undefined where Azure has no such pair. */
const written: readonly (readonly [string, string | undefined])[] = [
  ['microsoft.storage/STORAGEACCOUNTS@2023-01-01', 'Microsoft.Storage/storageAccounts@2023-01-01'],
  ['microsoft.insights/Components@2020-02-02', 'Microsoft.Insights/components@2020-02-02'],
  ['Microsoft.Network/DNSZones/a@2018-05-01', 'Microsoft.Network/dnsZones/A@2018-05-01'],
  // Another letter case in another version.
  [
    'Microsoft.Network/dnsZones@2015-05-04-PREVIEW',
    'Microsoft.Network/dnszones@2015-05-04-preview',
  ],
  ['Microsoft.Storage/storageAccounts@2099-01-01', undefined],
  ['Microsoft.Storage/storageAccounts@latest', undefined],
  ['Microsoft.Storage/nothing@2023-01-01', undefined],
  ['Contoso.Things/things@2023-01-01', undefined],
  ['things@2023-01-01', undefined],
];

for (const [pair, wanted] of written) {
  t.test(`${pair} is ${wanted ?? 'not known'}`, async (t) => {
    const [type = '', apiVersion = ''] = pair.split('@');
    const found = azureSpelling({ type, apiVersion });
    t.equal(found && `${found.type}@${found.apiVersion}`, wanted);
  });
}

t.test('every piece of the table can be read', async (t) => {
  const versions = String.raw`(?: \d{6}p?)+`;
  const ranges = '(?:[0-9a-z]+(?:-[0-9a-z]+)?(?:,|(?=[|]|$)))+';
  const line = new RegExp(
    `^[\\w.]+${versions}[|][^/|, ][^|, ]* ${ranges}(?:[|]/*[^/|, ][^|, ]*(?: ${ranges})?)*$`,
  );
  t.same(
    spellings
      .trim()
      .split('\n')
      .filter((each) => !line.test(each)),
    [],
  );
});

t.test(
  'a resource has the letter case of Azure wherever it is named, and its children with it',
  async (t) => {
    const template = buildJson({
      'main.bicep': `
    resource a 'microsoft.STORAGE/storageaccounts@2023-01-01' = {
      name: 'a'
      resource b 'Blobservices' = { name: 'b' }
      resource c 'Blobservices@2099-01-01' existing = { name: 'c' }
    }
    type t = resourceInput<'az:microsoft.storage/StorageAccounts@2023-01-01'>.name
    output type string = a.type
    output key object = a::c.properties`,
    });
    t.match(template, {
      resources: {
        a: { type: 'Microsoft.Storage/storageAccounts' },
        'a::b': { type: 'Microsoft.Storage/storageAccounts/blobServices' },
        'a::c': {
          type: 'Microsoft.Storage/storageAccounts/Blobservices',
          apiVersion: '2099-01-01',
        },
      },
      outputs: { type: { value: 'Microsoft.Storage/storageAccounts' } },
      definitions: {
        t: {
          metadata: {
            '__bicep_resource_derived_type!': {
              source: 'Microsoft.Storage/storageAccounts@2023-01-01#properties/name',
            },
          },
        },
      },
    });
  },
);
