const account = 'Microsoft.Storage/storageAccounts';

const bicep = `param location string
param tier string
resource account '${account}@2023-05-01' = {
  name: 'st'
  location: location
  sku: {
    name: 'Standard_GRS'
  }
  properties: {
    minimumTlsVersion: 'TLS1_2'
  }
}`;

const arm = `{
  "type": "${account}",
  "apiVersion": "2023-05-01",
  "name": "st",
  "location": "[parameters('location')]",
  "sku": {
    "name": "Standard_GRS"
  },
  "properties": {
    "minimumTlsVersion": "TLS1_2"
  }
}`;

const indented = (text: string): string => text.replace(/^/gm, '    ');

/** Bicep and ARM examples as a rule file writes them: a storage account of SKU Standard_GRS with TLS 1.2. */
export const accountExamples = `examples:
  bicep: |
${indented(bicep)}
  arm: |
${indented(arm)}`;

/** The text of a rule file about storage accounts, without a flaw: its logic and tests are the body. */
export function ruleFile(body: string, id = 'Org.Rule'): string {
  return `id: ${id}
title: A rule
pillar: security
severity: important
resource: ${account}
description: Why.
recommendation: What to do.
links: [{ title: More, url: https://example.com }]
${/^examples:/m.test(body) ? '' : `${accountExamples}\n`}${body}
`;
}
