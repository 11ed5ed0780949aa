import { unknownBecause } from '../expressions/unknown.js';
import type { Value } from '../expressions/value.js';
import { isPropertyCopy, loopArray, loopName } from './copy.js';
import { type Lookup, lazyLookup } from './lookup.js';
import { declarationsOf, type NamedProperty } from './node-access.js';
import { type NodeScope, valueOfNode } from './node-value.js';
import { steppedThrough } from './origins.js';
import { reportAt } from './session.js';
import type { ObjectNode } from './template.js';

/** The variables of a template (those that `copy` makes too), each worked out when first read. */
export function variablesOf(node: ObjectNode | undefined, at: () => NodeScope): Lookup {
  const declarations = declarationsOf(node);
  const copy = declarations.get('copy');
  if (copy !== undefined && isPropertyCopy(copy)) {
    declarations.delete('copy');
    for (const loop of copy.value.items) {
      const name = loop.kind === 'object' ? loopName(loop, at()) : undefined;
      if (name === undefined) continue;
      const { text: key, span: keySpan } = name;
      declarations.set(key.toLowerCase(), { key, keySpan, value: loop });
    }
  }
  const loops = new Set(copy?.value.kind === 'array' ? copy.value.items : []);
  return lazyLookup(
    declarations,
    ({ key: name, keySpan: span, value: declared }) => {
      const value =
        loops.has(declared) && declared.kind === 'object'
          ? loopArray(declared, name, at())
          : valueOfNode(declared, at());
      return steppedThrough(value, { span, role: 'variable', name });
    },
    (declaration) => cyclic(declaration, at()),
  );
}

function cyclic({ key, keySpan: span }: NamedProperty, { session }: NodeScope): Value {
  reportAt(session, 'expansion/cycle', span, 'variable', key);
  return unknownBecause({ kind: 'error' }, { span, role: 'variable', name: key });
}
