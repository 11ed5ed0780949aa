import type { RuleDifference } from './rule-difference.js';

/** By rule: targets of an export that do not stand at the top of the file. */
const belowTheTop: ReadonlyMap<string, readonly string[]> = new Map([
  ['Azure.SQL.DBNaming', ['server-B/database-A', 'server-C/database-A', 'server-C/database-B']],
  ['Azure.SQL.ElasticPoolNaming', ['server-B/pool-A', 'server-C/pool-A', 'server-D/pool-A']],
]);

/** By rule: targets of an export that an id places below another one. */
const placedById: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'Azure.MySQL.AAD',
    [
      'ActiveDirectoryAdmin-A',
      'ActiveDirectoryAdmin-B',
      'ActiveDirectoryAdmin-C',
      'ActiveDirectoryAdmin-D',
    ],
  ],
  ['Azure.MySQL.AADOnly', ['aad_auth_only-A', 'aad_auth_only-B']],
  [
    'Azure.PostgreSQL.AAD',
    [
      'ActiveDirectoryAdmin-A',
      'ActiveDirectoryAdmin-B',
      'ActiveDirectoryAdmin-C',
      'ActiveDirectoryAdmin-D',
    ],
  ],
]);

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
const rulesBelowServers: ReadonlySet<string> = new Set([
  'Azure.Cosmos.DatabaseNaming',
  'Azure.SQL.DBName',
  'Azure.SQL.DBNaming',
  'Azure.SQL.ElasticPoolNaming',
  'Azure.SQL.MaintenanceWindow',
  'Azure.SQL.TDE',
]);

/** By rule: servers of quickstarts with firewall rules or audit settings written in them. */
const serversWithSettings: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'Azure.SQL.AllowAzureAccess',
    [
      'GEN-UNIQUE',
      'GEN-UNIQUE-8',
      '5f3e65afb63bbsqlserver',
      'targetservername5f3e65afb63bb',
      'GEN-UNIQUEdbserver',
    ],
  ],
  ['Azure.MySQL.FirewallIPRange', ['gen-unique-16mysqlserver', 'GEN-UNIQUEmysqlserver']],
  ['Azure.PostgreSQL.FirewallIPRange', ['GEN-UNIQUEpgserver']],
  ['Azure.SQL.Auditing', ['sql-5f3e65afb63bb']],
]);

/** SQL, MySQL, PostgreSQL, MariaDB and other databases. */
export const databaseDifferences: readonly RuleDifference[] = [
  {
    reason:
      'What stands below another resource of an export, or is made by a deployment, is a database, server or pool too; the reference takes only what stands at the top of the file.',
    covers: ({ rule, target, theirs }) =>
      theirs === 'none' &&
      ((rule.startsWith('Azure.SQL.') && target === 'sql-example') ||
        belowTheTop.get(rule)?.includes(target) === true),
  },
  {
    reason:
      'An administrator or setting that an id places below a server of an export is judged with that server; the reference judges what stands at the top of the file alone.',
    covers: ({ rule, target, ours }) =>
      ours === 'none' && placedById.get(rule)?.includes(target) === true,
  },
  {
    reason:
      'Data centers that an id places below a cluster of an export are judged with that cluster; the reference judges what stands at the top of the file alone.',
    covers: ({ rule, target, theirs, ours }) =>
      rule === 'Azure.MICassandra.AvailabilityZone' &&
      ((target === 'micassandra-f' && theirs === 'pass' && ours === 'fail') ||
        (['micassandra-e/datacenter-a', 'micassandra-f/datacenter-a'].includes(target) &&
          ours === 'none')),
  },
  {
    reason:
      'A database or elastic pool is judged wherever a template writes it; the reference leaves out those that stand below their server or account.',
    seenOn: 'quickstarts',
    covers: ({ rule, target, type, theirs }) =>
      theirs === 'none' &&
      rulesBelowServers.has(rule) &&
      /\/(databases|elasticPools|sqlDatabases)$/i.test(type) &&
      belowServers.includes(target),
  },
  {
    reason:
      'Firewall rules and settings count that a template writes in their server; the reference does not see them.',
    seenOn: 'quickstarts',
    covers: ({ rule, target, theirs, ours }) =>
      serversWithSettings.get(rule)?.includes(target) === true &&
      theirs === (rule === 'Azure.SQL.Auditing' ? 'fail' : 'pass') &&
      ours === (rule === 'Azure.SQL.Auditing' ? 'pass' : 'fail'),
  },
  {
    reason:
      'A database that says nothing of its size or properties has no maintenance window; the reference breaks off with an error.',
    covers: ({ rule, type, theirs, ours }) =>
      rule === 'Azure.SQL.MaintenanceWindow' &&
      type === 'Microsoft.Sql/servers/databases' &&
      theirs === 'error' &&
      ours === 'fail',
  },
  {
    reason: 'These exported caches have an id that contradicts their name; an id is certain.',
    covers: ({ rule, target }) =>
      rule.startsWith('Azure.Redis.') && ['redis-G', 'redis-J'].includes(target),
  },
  {
    reason:
      'A cache that says nothing of its port without encryption has it closed, as Azure leaves it; the reference wants it said.',
    covers: ({ rule, theirs, ours }) =>
      rule === 'Azure.Redis.NonSslPort' && theirs === 'fail' && ours === 'pass',
  },
  {
    reason:
      'A cache of Azure Managed Redis is what this rule asks for, and passes; the reference judges only what fails.',
    covers: ({ rule, type, theirs, ours }) =>
      rule === 'Azure.Redis.MigrateAMR' &&
      type.toLowerCase() === 'microsoft.cache/redisenterprise' &&
      theirs === 'none' &&
      ours === 'pass',
  },
  {
    reason:
      'A resource of this export names two types; the more exact one is not the one that the reference and we both call its resource type.',
    covers: ({ rule, target, theirs, ours }) =>
      rule === 'Azure.SQL.AADOnly' && target === 'server-D' && theirs === 'pass' && ours === 'fail',
  },
];
