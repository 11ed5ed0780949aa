// usage: node scripts/property-paths.mjs FOLDER … > rules/lint/property-paths.json
// Gathers which properties templates give resources, by type, and the newest API version they name: facts by which the lint of rules tells a misspelt
// path from a rare one. Folders of public templates are walked for JSON files whose $schema says that they are
// deployment templates; what is worked out by an expression shows no properties and adds none.
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';

/** An object with more keys than this is a map: its keys are names that somebody chose. */
const mostKeys = 80;
/** Keys below which names are chosen freely. */
const maps = new Set(['tags', 'userassignedidentities', 'metadata', 'parameters', 'outputs']);

const types = new Map();
let files = 0;
for (const folder of process.argv.slice(2)) {
  for (const file of globSync('**/*.json', {
    cwd: folder,
    absolute: true,
    ignore: '**/node_modules/**',
  })) {
    const template = read(file);
    if (!/deploymentTemplate\.json#?$/i.test(template?.$schema ?? '')) continue;
    files += 1;
    addTemplate(template);
  }
}
const sorted = [...types.values()].sort((a, b) =>
  a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1,
);
const facts = {
  about:
    'Properties that public templates give resources: by type, how many resources were seen, and the names in them.',
  source: 'azure-quickstart-templates and bicep-registry-modules, both MIT licensed',
  date: new Date().toISOString().slice(0, 7),
  files,
  types: Object.fromEntries(
    sorted.map(({ name, seen, tree, apiVersion }) => [
      name,
      apiVersion === undefined ? [seen, plain(tree)] : [seen, plain(tree), apiVersion],
    ]),
  ),
};
// A type a line, so that a change shows.
const lines = Object.entries(facts.types).map(
  ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
);
const head = JSON.stringify({ ...facts, types: undefined }).slice(0, -1);
process.stdout.write(`${head},"types":{\n${lines.join(',\n')}\n}}\n`);

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

function addTemplate(template) {
  for (const resource of listed(template.resources)) addResource(resource, '');
}

function listed(resources) {
  if (Array.isArray(resources)) return resources;
  return resources && typeof resources === 'object' ? Object.values(resources) : [];
}

function addResource(resource, parent) {
  const { type, existing } = resource ?? {};
  if (typeof type !== 'string' || type.startsWith('[') || existing === true) return;
  const name = parent === '' || type.includes('.') ? type : `${parent}/${type}`;
  const key = name.toLowerCase();
  const entry = types.get(key) ?? { name, seen: 0, tree: node() };
  types.set(key, entry);
  entry.seen += 1;
  const { apiVersion: version } = resource;
  // Text compares as dates do; previews end, releases stay.
  if (/^\d{4}-\d\d-\d\d$/.test(version) && !(version < entry.apiVersion))
    entry.apiVersion = version;
  const { resources, copy, condition, dependsOn, comments, ...own } = resource;
  add(entry.tree, own);
  for (const child of listed(resources)) addResource(child, name);
  if (key === 'microsoft.resources/deployments' && resource.properties?.template) {
    addTemplate(resource.properties.template);
  }
}

function node() {
  return { keys: new Map() };
}

function add(tree, value) {
  if (Array.isArray(value)) {
    for (const item of value) add(tree, item);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name.startsWith('[')) continue;
    if (name === 'copy' && Array.isArray(inner)) {
      for (const { name: loop, input } of inner) add(child(tree, String(loop)), input);
    } else if (name !== 'template' && name !== 'templateLink') {
      const below = child(tree, name);
      if (!maps.has(name.toLowerCase())) add(below, inner);
    }
  }
}

function child(tree, name) {
  const key = name.toLowerCase();
  const found = tree.keys.get(key) ?? { name, tree: node() };
  tree.keys.set(key, found);
  return found.tree;
}

/** Names with what is in them: 0 where nothing was seen inside. */
function plain({ keys }) {
  if (keys.size > mostKeys) return 0;
  const entries = [...keys.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.length === 0
    ? 0
    : Object.fromEntries(entries.map(({ name, tree }) => [name, plain(tree)]));
}
