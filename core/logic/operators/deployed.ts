import { allResources } from '../../resources/graph.js';
import { type Operator, present } from '../operator.js';
import { fromPlain } from '../plain.js';
import { TRUE } from '../ternary.js';
import { isOfType } from './children.js';
import { type Candidate, listResources, rootOf, targetDeployment } from './domain.js';
import { placeOf } from './related.js';

/** Everything that is deployed together. */
export const deployed: Operator = {
  name: 'deployed',
  summary:
    'The resources of one of the types (globs, without letter case; all without any) that are deployed together with what is judged, itself included: those of the root deployment and of every module and nested deployment in it, children too. What is deployed only perhaps is perhaps in the list. An empty list where the target is a file.',
  parameters: [{ name: 'types' }],
  variadic: { atLeast: 0 },
  examples: [{ logic: { deployed: 'Microsoft.Insights/components' }, result: [] }],
  compile(call) {
    const types = present(call);
    return (frame) => {
      const deployment = targetDeployment(frame);
      if (deployment === undefined) return { value: fromPlain([]) };
      const wanted = types.map(({ evaluate }) => evaluate({ ...frame, record: undefined }).value);
      const root = rootOf(deployment);
      const candidates = [...allResources(root)].flatMap((resource): Candidate[] => {
        const fits = wanted.length === 0 || wanted.some((one) => isOfType(resource.type, one));
        return fits ? [{ resource, path: placeOf(resource), belongs: TRUE }] : [];
      });
      return listResources(candidates, { value: root.value });
    };
  },
};
