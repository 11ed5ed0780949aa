import type { RuleDifference } from './rule-difference.js';

/** Databases and elastic pools that quickstarts write in their server or account, or beside it. */
const belowServers: readonly string[] = [
  'GEN-UNIQUE/GEN-UNIQUE',
  'GEN-UNIQUE-8/OctopusDeploy',
  'GEN-UNIQUEdbserver/GEN-UNIQUEdb',
  'GET-PREREQ-existingASEName-sql-server/Catalog',
  'GET-PREREQ-existingASEName-sql-server/Identity',
  'GET-PREREQ-existingASEName-sql-server/Sales',
  'gen-unique/database1',
  'gen-unique/myDatabase',
  'qgtsehedhutkmsqlserver/GEN-UNIQUE-8',
  'sqlcloudwiseqgtsehedhutkm/cloudwisedb',
  'targetservernameqgtsehedhutkm/TargetDatabaseName1',
];

/** SQL, MySQL, PostgreSQL, Cosmos DB and Redis. */
export const databaseDifferences: readonly RuleDifference[] = [
  {
    rules: ['Azure.SQL.MaintenanceWindow'],
    reason:
      'A database that says nothing of its size or properties has no maintenance window; the reference breaks off with an error.',
    shownBy: 'derived/res/in123.json',
    covers: ({ type, theirs, ours }) =>
      type === 'Microsoft.Sql/servers/databases' && theirs === 'error' && ours === 'fail',
  },
  {
    rules: ['Azure.MySQL.AADOnly'],
    reason:
      'The setting that leaves passwords out is called aad_auth_only, and another one says nothing of it; the reference takes every name that holds this one.',
    shownBy: 'Resources.MySQL.json',
    covers: ({ target, theirs, ours }) =>
      target === 'aad_auth_only-A' && theirs === 'fail' && ours === 'pass',
  },
  {
    rules: ['Azure.Redis.NonSslPort'],
    reason:
      'A cache that says nothing of its port without encryption has it closed, as Azure leaves it; the reference wants it said.',
    shownBy: 'derived/res/in116.json',
    covers: ({ theirs, ours }) => theirs === 'fail' && ours === 'pass',
  },
  {
    rules: ['Azure.Redis.MigrateAMR'],
    reason:
      'A cache of Azure Managed Redis is what this rule asks for, and passes; the reference judges only what fails.',
    shownBy: 'Resources.Redis.json',
    covers: ({ type, theirs, ours }) =>
      type.toLowerCase() === 'microsoft.cache/redisenterprise' &&
      theirs === 'none' &&
      ours === 'pass',
  },
  {
    rules: [
      'Azure.Cosmos.DatabaseNaming',
      'Azure.SQL.DBName',
      'Azure.SQL.DBNaming',
      'Azure.SQL.ElasticPoolNaming',
      'Azure.SQL.MaintenanceWindow',
      'Azure.SQL.TDE',
    ],
    reason:
      'A database or elastic pool is judged wherever a template writes it; the reference leaves out those that stand below their server or account.',
    shownBy: 'quickstarts/microsoft.sql/sql-elastic-pool-create/azuredeploy.json',
    seenOn: 'quickstarts',
    covers: ({ target, theirs }) => theirs === 'none' && belowServers.includes(target),
  },
  {
    rules: [
      'Azure.SQL.AllowAzureAccess',
      'Azure.MySQL.FirewallIPRange',
      'Azure.PostgreSQL.FirewallIPRange',
    ],
    reason:
      'Firewall rules count that a template writes in their server; the reference does not see them.',
    shownBy: 'application-workloads/airflow/airflow-postgres-app-services/azuredeploy.json',
    seenOn: 'quickstarts',
    covers: ({ theirs, ours }) => theirs === 'pass' && ours === 'fail',
  },
  {
    rules: ['Azure.SQL.Auditing'],
    reason:
      'Audit settings count that a template writes in their server; the reference does not see them.',
    shownBy:
      'quickstarts/microsoft.sql/sql-auditing-server-policy-to-blob-storage/azuredeploy.json',
    seenOn: 'quickstarts',
    covers: ({ theirs, ours }) => theirs === 'fail' && ours === 'pass',
  },
];
