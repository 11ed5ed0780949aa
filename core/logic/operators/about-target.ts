import { deploymentType } from '../../resources/ids.js';
import type { Frame } from '../operator.js';
import { type Operator, predicate, present } from '../operator.js';
import { fromPlain } from '../plain.js';
import { FALSE, TRUE } from '../ternary.js';
import { listed } from '../words.js';
import { isOfType } from './children.js';
import { domainOf, targetResource } from './domain.js';

/** Whether the resource is of a type. */
export const type = predicate(
  {
    name: 'type',
    summary:
      'Whether the resource that is judged is of one of the types (globs, without letter case). A deployment is of type `Microsoft.Resources/deployments`; a file is of none.',
    parameters: [{ name: 'types' }],
    variadic: { atLeast: 1 },
    about: 'target',
    describe: ([types]) => ({
      plain: `a resource of type ${listed(types, 'or')}`,
      negated: `a resource of another type than ${listed(types, 'or')}`,
    }),
    examples: [{ logic: { type: ['Microsoft.Sql/servers'] }, result: false }],
  },
  () => (types, frame) => {
    const own = typeOfTarget(frame);
    return own !== undefined && types.some((one) => isOfType(own, one));
  },
);

function typeOfTarget(frame: Frame): string | undefined {
  const domain = domainOf(frame);
  if (domain?.kind === 'deployment') return deploymentType;
  return targetResource(frame)?.type;
}

/** The resource itself, as a list. */
export const self: Operator = {
  name: 'self',
  summary:
    'A list of the resource that is judged alone, where it is of one of the types (globs, without letter case; any without types), else an empty list: one source of a view beside its children.',
  parameters: [{ name: 'types' }],
  variadic: { atLeast: 0 },
  examples: [{ logic: { self: 'Microsoft.Sql/servers' }, result: [] }],
  compile(call) {
    const types = present(call);
    return (frame) => {
      const resource = targetResource(frame);
      if (resource === undefined) return { value: fromPlain([]) };
      const wanted = types.map(({ evaluate }) => evaluate({ ...frame, record: undefined }).value);
      const fits = wanted.length === 0 || wanted.some((one) => isOfType(resource.type, one));
      const items = fits ? [frame.root] : [];
      return {
        items,
        value: {
          kind: 'array',
          items: fits ? [resource.value] : [],
          origin: resource.value.origin,
        },
      };
    };
  },
};

/** Whether the resource was exported from Azure. */
export const exported: Operator = {
  name: 'exported',
  summary:
    'Whether the resource that is judged was exported from Azure, so that it shows what is there, not what would be deployed. `exported: false` asks for the opposite.',
  parameters: [{ name: 'is', optional: true }],
  about: 'target',
  describe: ([is]) => {
    const [yes, no] = ['a resource exported from Azure', 'a resource of a template'] as const;
    const turned = is?.value.kind === 'boolean' && !is.value.value;
    return turned ? { plain: no, negated: yes } : { plain: yes, negated: no };
  },
  examples: [
    { logic: { exported: true }, result: false },
    { logic: { exported: false }, result: true },
    { logic: { exported: [] }, result: false },
  ],
  compile({ operands: [is] }) {
    return (frame) => {
      const wanted = is?.evaluate(frame).value;
      const expected = wanted?.kind !== 'boolean' || wanted.value;
      return { value: (targetResource(frame)?.exported ?? false) === expected ? TRUE : FALSE };
    };
  },
};
