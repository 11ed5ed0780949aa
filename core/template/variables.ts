import { unknownBecause } from '../expressions/unknown.js';
import type { Value } from '../expressions/value.js';
import { steppedThrough } from '../expressions/values.js';
import { isPropertyCopy, loopArray, loopName } from './copy.js';
import { lazy } from './lazy.js';
import { type Lookup, lazyLookup } from './lookup.js';
import { declarationsOf, type NamedProperty } from './node-access.js';
import { type NodeScope, valueOfNode } from './node-value.js';
import { reportAt } from './session.js';
import type { ObjectNode } from './template.js';

/** The variables of a template (those that `copy` makes too), each worked out when first read. */
export function variablesOf(node: ObjectNode | undefined, at: () => NodeScope): Lookup {
  const table = lazy(() => openVariables(node, at()));
  return { get: (name) => table().get(name), names: () => table().names() };
}

function openVariables(node: ObjectNode | undefined, at: NodeScope): Lookup {
  const declarations = declarationsOf(node);
  const copy = declarations.get('copy');
  const loops = new Map<string, ObjectNode>();
  if (copy !== undefined && isPropertyCopy(copy)) {
    declarations.delete('copy');
    for (const loop of copy.value.items) {
      const name = loop.kind === 'object' ? loopName(loop, at) : undefined;
      if (loop.kind !== 'object' || name === undefined) continue;
      const { text: key, span: keySpan } = name;
      loops.set(key.toLowerCase(), loop);
      declarations.set(key.toLowerCase(), { key, keySpan, value: loop });
    }
  }
  return lazyLookup(
    declarations,
    ({ key: name, keySpan: span, value: declared }) => {
      const loop = loops.get(name.toLowerCase());
      const value = loop ? loopArray(loop, name, at) : valueOfNode(declared, at);
      return steppedThrough(value, { span, role: 'variable', name });
    },
    (declaration) => cyclic(declaration, at),
  );
}

function cyclic({ key, keySpan: span }: NamedProperty, { session }: NodeScope): Value {
  reportAt(session, 'expansion/cycle', span, 'variable', key);
  return unknownBecause({ kind: 'error' }, { span, role: 'variable', name: key });
}
