import type { Resource } from '../../resources/resource.js';
import type { Located } from '../compiled.js';
import type { Frame, Operator } from '../operator.js';
import { missing } from '../read.js';
import { overItem, resourceOf, targetResource } from './domain.js';
import { placeOf } from './related.js';

/** The resource above another. */
export const parent: Operator = {
  name: 'parent',
  summary:
    'The resource that the one that is judged lies below, where it is deployed together with it, in whichever module; of a database its server. `of` takes a resource instead, as `children`, `deployed` or `reference` give it. Missing for a resource without one, for an existing one, and where the target is no resource.',
  parameters: [{ name: 'of', optional: true }],
  examples: [{ logic: { parent: [] } }],
  compile({ operands: [of] }) {
    return (frame) => {
      if (of === undefined) return aboveOf(targetResource(frame), frame);
      return overItem('parent', of.evaluate(frame), ({ value }) =>
        aboveOf(resourceOf(value, frame), frame),
      );
    };
  },
};

function aboveOf(resource: Resource | undefined, { root }: Frame): Located {
  const above = resource?.parent;
  if (above === undefined) return { value: missing(root.value.origin, undefined) };
  return { value: above.value, path: placeOf(above) };
}
