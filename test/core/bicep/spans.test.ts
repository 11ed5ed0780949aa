import t from 'tap';
import { locate } from '../../../core/source/location.js';
import { type Span, textOf } from '../../../core/source/span.js';
import type { ObjectNode, PropertyNode, TemplateNode } from '../../../core/template/template.js';
import { compileFiles } from '../../support/bicep.js';

const main = `param level string = 'high'
param names array
var settings = {
  level: level
  size: 3
}
@description('A store.')
resource store 'My.Rp/stores@2020-01-01' = {
  name: 'store-\${level}'
  properties: {
    open: level == 'low' ? true : false
    sizes: [
      1
      -2
    ]
    rules: [for name in names: {
      name: name
      action: 'Deny'
    }]
  }
  resource shelf 'shelves' = {
    name: 'shelf'
  }
}
module inner 'inner.bicep' = {
  name: 'inner'
  params: {
    tier: 'gold'
  }
}
output open bool = store.properties.open
`;

const inner = `param tier string
resource box 'My.Rp/boxes@2020-01-01' = {
  name: 'box'
  sku: { name: tier }
}
`;

/** Where a part of the template stands: `path:line:column` and the text there. */
interface Case {
  readonly at: string;
  /** Which of a node's places is meant. */
  readonly what?: 'header' | 'key';
  readonly place: string;
  readonly text: string;
}

const cases: readonly Case[] = [
  { at: 'parameters/level', what: 'header', place: 'main.bicep:1:7', text: 'level' },
  { at: 'parameters/level/defaultValue', place: 'main.bicep:1:22', text: "'high'" },
  { at: 'variables/settings/size', place: 'main.bicep:5:9', text: '3' },
  { at: 'variables/settings/size', what: 'key', place: 'main.bicep:5:3', text: 'size' },
  { at: 'variables/settings', what: 'header', place: 'main.bicep:3:5', text: 'settings' },
  {
    at: 'resources/1',
    what: 'header',
    place: 'main.bicep:8:1',
    text: "resource store 'My.Rp/stores@2020-01-01'",
  },
  { at: 'resources/1/type', place: 'main.bicep:8:16', text: "'My.Rp/stores@2020-01-01'" },
  { at: 'resources/1/name', place: 'main.bicep:9:9', text: "'store-${level}'" },
  { at: 'resources/1/name', what: 'key', place: 'main.bicep:9:3', text: 'name' },
  { at: 'resources/1/properties', what: 'header', place: 'main.bicep:10:3', text: 'properties' },
  {
    at: 'resources/1/properties/open',
    place: 'main.bicep:11:11',
    text: "level == 'low' ? true : false",
  },
  { at: 'resources/1/properties/sizes/1', place: 'main.bicep:14:7', text: '-2' },
  {
    at: 'resources/1/properties/copy/0/input/action',
    place: 'main.bicep:18:15',
    text: "'Deny'",
  },
  { at: 'resources/1/properties/copy/0', what: 'header', place: 'main.bicep:16:5', text: 'rules' },
  {
    at: 'resources/0',
    what: 'header',
    place: 'main.bicep:21:3',
    text: "resource shelf 'shelves'",
  },
  {
    at: 'resources/2',
    what: 'header',
    place: 'main.bicep:25:1',
    text: "module inner 'inner.bicep'",
  },
  {
    at: 'resources/2/properties/parameters/tier/value',
    place: 'main.bicep:28:11',
    text: "'gold'",
  },
  {
    at: 'resources/2/properties/parameters/tier',
    what: 'header',
    place: 'main.bicep:28:5',
    text: 'tier',
  },
  {
    at: 'resources/2/properties/template/resources/0/sku/name',
    place: 'inner.bicep:4:16',
    text: 'tier',
  },
  { at: 'outputs/open/value', place: 'main.bicep:31:20', text: 'store.properties.open' },
];

const { template } = compileFiles({ 'main.bicep': main, 'inner.bicep': inner });

for (const { at, what, place, text } of cases) {
  t.test(`${at}${what ? ` (${what})` : ''} stands at ${place}`, async (t) => {
    if (template === undefined) throw new Error('main.bicep gave no template');
    const span = spanAt(template, at.split('/'), what);
    const { path, startLine, startColumn } = locate(span);
    t.equal(`${path}:${startLine}:${startColumn}`, place);
    t.equal(textOf(span), text);
  });
}

t.test('literals inside a condition keep their places', async (t) => {
  const node = template && nodeAt(template, 'resources/1/properties/open'.split('/'));
  if (node?.kind !== 'expression' || node.expression.kind !== 'call') throw new Error('no if()');
  const [condition, whenTrue] = node.expression.args;
  if (condition?.kind !== 'call') throw new Error('no equals()');
  t.equal(textOf(condition.args[1]?.span as Span), "'low'");
  t.equal(textOf(whenTrue?.span as Span), 'true');
});

t.test('every node of a template stands somewhere', async (t) => {
  const pending: TemplateNode[] = template ? [template] : [];
  for (let node = pending.pop(); node; node = pending.pop()) {
    t.ok(node.span.start <= node.span.end && node.span.end <= node.span.file.text.length);
    if (node.kind === 'object') pending.push(...node.properties.map((each) => each.value));
    if (node.kind === 'array') pending.push(...node.items);
  }
});

function spanAt(root: ObjectNode, path: readonly string[], what: Case['what']): Span {
  if (what === 'key') return propertyAt(root, path).keySpan;
  const node = nodeAt(root, path);
  if (what === undefined) return node.span;
  if (node.kind !== 'object' && node.kind !== 'array') throw new Error('only these have headers');
  return node.header;
}

function nodeAt(root: ObjectNode, path: readonly string[]): TemplateNode {
  const parent = path.length === 1 ? root : nodeAt(root, path.slice(0, -1));
  const item = parent.kind === 'array' ? parent.items[Number(path.at(-1))] : undefined;
  return item ?? propertyAt(root, path).value;
}

function propertyAt(root: ObjectNode, path: readonly string[]): PropertyNode {
  const parent = path.length === 1 ? root : nodeAt(root, path.slice(0, -1));
  const found =
    parent.kind === 'object'
      ? parent.properties.find((each) => each.key === path.at(-1))
      : undefined;
  if (found === undefined) throw new Error(`nothing at ${path.join('/')}`);
  return found;
}
