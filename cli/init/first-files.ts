const schemas = 'https://raw.githubusercontent.com/groundrule/groundrule/main/schemas';

/**
 * The configuration that `init` writes.
 *
 * @param version the release of the rule set to keep to, `2026_03`
 */
export function firstConfiguration(version: string): string {
  return `# yaml-language-server: $schema=${schemas}/rules.schema.json
# What groundrule judges by.
extends: [azure]
# Rules that are newer come as notes until you move this.
version: "${version}"
# Rules of your own.
include: [${firstRulePath}]
# What fails a run: levels, severities, pillars, unknown, incomplete.
failOn: [error]
`;
}

export const firstRulePath = 'rules/storage-owner.yaml';

/** A rule to begin with: it judges, has words, examples and tests, and is made to be changed. */
export const firstRule = `# yaml-language-server: $schema=${schemas}/rule.schema.json
id: Own.Storage.Owner
title: Storage accounts name their owner
pillar: operational-excellence
severity: awareness
resource: Microsoft.Storage/storageAccounts
assert:
  hasValue: [{ var: tags.owner }]

description: |
  Data outlives the people who made it. A storage account that names its owner can be asked about.
recommendation: |
  Give each storage account the tag \`owner\`.

examples:
  bicep: |
    resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
      name: 'records'
      location: 'westeurope'
      sku: {
        name: 'Standard_ZRS'
      }
      kind: 'StorageV2'
      tags: {
        owner: 'data-team'
      }
    }
  arm: |
    {
      "type": "Microsoft.Storage/storageAccounts",
      "apiVersion": "2023-05-01",
      "name": "records",
      "location": "westeurope",
      "sku": { "name": "Standard_ZRS" },
      "kind": "StorageV2",
      "tags": { "owner": "data-team" }
    }

tests:
  - name: another tag alone
    set: { tags: { cost: "42" } }
    expect: fail
    at: tags
  - name: no tags
    remove: tags
    expect: fail
  - name: a tag that only the deployment knows
    unknown: tags.owner
    expect: unknown
`;
