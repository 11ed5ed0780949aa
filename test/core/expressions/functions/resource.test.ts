import { functionTable } from '../../../support/function-table.js';

const role =
  '/providers/Microsoft.Authorization/roleDefinitions/00000000-0000-0000-0000-00000000000B';
const scope = '/Subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ABC';
const principal = '00000000-0000-0000-0000-00000000000A';

// What Azure's own engine answers (bicep snapshot); `fails` where it refuses.
functionTable([
  [
    "extensionResourceId('subscriptions/b','A.B/c','n')",
    { gives: '/subscriptions/b/providers/A.B/c/n' },
  ],
  [
    `getRoleAssignmentName(createObject('scope','${scope}','roleDefinitionId','${scope}${role}','principalId','${principal}'))`,
    { gives: '7f8fcbe2-fbe2-5559-921c-3eee9d892ab5' },
  ],
  ["getRoleAssignmentName(createObject('scope','/'))", 'fails'],
  ["getRoleAssignmentName('a')", 'fails'],
]);
