import t from 'tap';
import type { ObjectValue } from '../../../core/expressions/value.js';
import { exportedDeployment } from '../../../core/resources/exported.js';
import { jsonOf } from '../../../core/resources/print.js';
import { placeholderContext } from '../../../core/template/context.js';
import { expand } from '../../../core/template/expand.js';
import { templateOf } from '../../support/template-of.js';

const group = '/subscriptions/s/resourceGroups/g';

/** Values as a reader of exported resources gives them. */
function valuesOf(resources: readonly object[]): readonly ObjectValue[] {
  const template = templateOf(
    JSON.stringify({ resources: [], outputs: { all: { type: 'array', value: resources } } }),
  );
  const report = (): void => undefined;
  const { outputs } = expand({ template, name: 'main.json', context: placeholderContext, report });
  const all = outputs.get('all')?.value;
  return (all?.kind === 'array' ? all.items : []).filter((item) => item.kind === 'object');
}

function exported(...resources: readonly object[]) {
  const values = valuesOf(resources);
  const span = values[0]?.origin.span ?? templateOf('{}').span;
  let unreadable = 0;
  const onUnreadable = (): void => {
    unreadable += 1;
  };
  const deployment = exportedDeployment({
    name: 'export.json',
    resources: values,
    span,
    onUnreadable,
  });
  return {
    deployment,
    printed: deployment.resources.map(({ value }) => jsonOf(value)),
    unreadable,
  };
}

t.test('a resource keeps what Azure says of it, nulls too', (t) => {
  const { deployment, printed } = exported({
    id: `${group}/providers/A.B/c/n`,
    name: 'n',
    type: 'A.B/c',
    properties: { a: null },
  });
  t.match(printed, [{ id: `${group}/providers/A.B/c/n`, properties: { a: null }, scope: group }]);
  t.match(deployment.resources, [{ exported: true, type: 'A.B/c', symbolicPath: 'resources[0]' }]);
  t.end();
});

t.test('type, name and id as PowerShell writes them', (t) => {
  const { deployment } = exported({
    ResourceType: 'A.B/c',
    ResourceName: 'n',
    SubscriptionId: 's',
    ResourceGroupName: 'g',
  });
  t.match(deployment.resources, [
    { id: { value: `${group}/providers/A.B/c/n` }, name: { value: 'n' } },
  ]);
  t.end();
});

t.test('children stand below their parent, written inside it or beside it', (t) => {
  const { deployment } = exported(
    {
      id: `${group}/providers/A.B/c/n`,
      name: 'n',
      type: 'A.B/c',
      resources: [
        { type: 'A.B/c/d', name: 'inside' },
        { type: 'E.F/locks', name: 'lock' },
      ],
    },
    { id: `${group}/providers/A.B/c/n/d/beside`, name: 'n/beside', type: 'A.B/c/d' },
  );
  t.strictSame(
    deployment.resources[0]?.children.map(({ id }) => jsonOf(id)),
    [
      `${group}/providers/A.B/c/n/d/inside`,
      `${group}/providers/A.B/c/n/providers/E.F/locks/lock`,
      `${group}/providers/A.B/c/n/d/beside`,
    ],
  );
  t.equal(deployment.resources.length, 1);
  t.end();
});

t.test('ids that contradict the nesting lose nothing', (t) => {
  const { deployment } = exported({
    id: `${group}/providers/A.B/c/n/d/m`,
    name: 'n/m',
    type: 'A.B/c/d',
    resources: [{ id: `${group}/providers/A.B/c/n`, name: 'n', type: 'A.B/c' }],
  });
  t.match(deployment.resources, [{ type: 'A.B/c/d', children: [{ type: 'A.B/c' }] }]);
  t.end();
});

t.test('what has no type is told', (t) => {
  const { deployment, unreadable } = exported({ name: 'n' });
  t.equal(deployment.resources.length, 0);
  t.equal(unreadable, 1);
  t.end();
});
