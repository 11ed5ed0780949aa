// usage: node scripts/resource-type-spellings.mjs INDEX VERSION
// Writes core/bicep/resource-types/spellings.ts: how Azure spells each resource type at each API version.
// INDEX is the index.json of Azure's Bicep types: the file `generated/index.json` of the repository
// Azure/bicep-types-az, or the (deflated) resource of that name in the NuGet package Azure.Bicep.Types.Az.
// VERSION is that of the package, for the head of the file. Only the names and API versions are taken.
import { readFileSync, writeFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const [index, version] = process.argv.slice(2);
if (index === undefined || version === undefined) {
  console.error('usage: resource-type-spellings.mjs INDEX VERSION');
  process.exit(2);
}

const lines = [...byNamespace(readIndex(index))].sort(byText).map(lineOf);
writeFileSync('core/bicep/resource-types/spellings.ts', fileOf(lines));
console.log(`${lines.length} namespaces, ${lines.join('\n').length} characters`);

function readIndex(file) {
  const bytes = readFileSync(file);
  const text = bytes[0] === '{'.charCodeAt(0) ? bytes : inflateRawSync(bytes);
  return Object.keys(JSON.parse(text.toString('utf8')).resources);
}

/** Namespace as spelled → rest of the type as spelled → API versions in short form. */
function byNamespace(resources) {
  const namespaces = new Map();
  for (const resource of resources) {
    const parts = /^([^/@]+)\/([^@|, ]+)@20(\d\d)-(\d\d)-(\d\d)(-preview)?$/.exec(resource);
    if (parts === null)
      throw new Error(`'${resource}' is no resource type as this script knows them`);
    const [, namespace, type, year, month, day, preview] = parts;
    const types = namespaces.get(namespace) ?? new Map();
    namespaces.set(namespace, types);
    const versions = types.get(type) ?? [];
    types.set(type, [...versions, `${year}${month}${day}${preview ? 'p' : ''}`]);
  }
  return namespaces;
}

/** `Namespace version version|type ranges|/child ranges`, see the head of the file that is written. */
function lineOf([namespace, types]) {
  const versions = [...new Set([...types.values()].flat())].sort();
  const pieces = [[namespace, ...versions].join(' ')];
  let previous = { path: [], ranges: '' };
  for (const [type, own] of [...types].sort(byText)) {
    const path = type.split('/');
    let shared = 0;
    while (shared < path.length - 1 && path[shared] === previous.path[shared]) shared++;
    const ranges = rangesOf(own.map((each) => versions.indexOf(each)));
    const written = '/'.repeat(shared) + path.slice(shared).join('/');
    pieces.push(ranges === previous.ranges ? written : `${written} ${ranges}`);
    previous = { path, ranges };
  }
  return pieces.join('|');
}

/** Positions as ranges in base 36: `0-4,7`. */
function rangesOf(positions) {
  const ranges = [];
  for (const position of positions.sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last?.[1] === position - 1) last[1] = position;
    else ranges.push([position, position]);
  }
  return ranges
    .map((range) => [...new Set(range)].map((end) => end.toString(36)).join('-'))
    .join(',');
}

function byText([left], [right]) {
  return left < right ? -1 : left > right ? 1 : 0;
}

function fileOf(lines) {
  return `/** The version of the package that the spellings are from. */
export const typesVersion = '${version}';

/**
 * How Azure spells its resource types, and at which API versions: facts of the package Azure.Bicep.Types.Az
 * ${version}, written by scripts/resource-type-spellings.mjs.
 *
 * One namespace a line, in pieces between bars. The first piece is the namespace and the API versions in it:
 * \`230101p\` is 2023-01-01-preview. Each other piece is a type, and the positions of its versions among these, as ranges in
 * base 36; where they are those of the piece before, they are left out. A type that begins with slashes
 * has as many parts in common with the one before.
 */
export const spellings = \`
${lines.join('\n')}
\`;
`;
}
