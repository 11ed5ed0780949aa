import type { Resource } from '../../resources/resource.js';
import type { Located } from '../compiled.js';
import type { Frame, Operator } from '../operator.js';
import { missing } from '../read.js';
import { domainOf, resourceOf, targetResource } from './domain.js';
import { placeOf } from './related.js';

/** The resource above another. */
export const parent: Operator = {
  name: 'parent',
  summary:
    'The resource that the one that is judged lies below, where it is deployed together with it, in whichever module; of a database its server. `of` takes an item, of `children` or `descendants`, instead. Missing for a resource without one, for an existing one, and where the target is no resource.',
  parameters: [{ name: 'of', optional: true }],
  examples: [{ logic: { parent: [] } }],
  compile:
    ({ operands: [of] }) =>
    (frame) => {
      const resource =
        of === undefined ? targetResource(frame) : itemResource(frame, of.evaluate(frame));
      const above = resource?.parent;
      if (above === undefined) return { value: missing(frame.root.value.origin, undefined) };
      return { value: above.value, path: placeOf(above) };
    },
};

function itemResource(frame: Frame, { value }: Located): Resource | undefined {
  const domain = domainOf(frame);
  return domain && resourceOf(value, domain);
}
