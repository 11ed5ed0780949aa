import { unknownBecause } from '../expressions/unknown.js';
import type { Value } from '../expressions/value.js';
import { nullValue, steppedThrough } from '../expressions/values.js';
import type { Span } from '../source/span.js';
import { conditionOfNode } from './conditions.js';
import { loopArray } from './copy.js';
import { type DeclaredType, declaredTypeOf } from './declared-types.js';
import { type Lookup, lazyLookup } from './lookup.js';
import { childNode, declarationsOf, objectAt } from './node-access.js';
import { type NodeScope, valueOfNode } from './node-value.js';
import { markSecret } from './secrets.js';
import { reportAt } from './session.js';
import type { ObjectNode } from './template.js';

export interface OutputDeclaration {
  readonly key: string;
  readonly span: Span;
  readonly node: ObjectNode;
  readonly type: DeclaredType;
}

export interface OutputTable extends Lookup {
  /** In the order of the template. */
  readonly declarations: readonly OutputDeclaration[];
}

/** The outputs of a template; one whose condition is false is null. */
export function outputsOf(template: ObjectNode, at: NodeScope): OutputTable {
  const declarations = new Map<string, OutputDeclaration>();
  for (const [name, property] of declarationsOf(objectAt(template, 'outputs'))) {
    const { key, keySpan: span, value: node } = property;
    if (node.kind !== 'object') continue;
    declarations.set(name, { key, span, node, type: declaredTypeOf(node, template) });
  }
  const lookup = lazyLookup(
    declarations,
    (declaration) => valueOfOutput(declaration, at),
    ({ key: name, span }) => {
      reportAt(at.session, 'expansion/cycle', span, 'output', name);
      return unknownBecause({ kind: 'error' }, { span, role: 'output', name });
    },
  );
  return { ...lookup, declarations: [...declarations.values()] };
}

function valueOfOutput({ key: name, span, node, type }: OutputDeclaration, at: NodeScope): Value {
  const step = { span, role: 'output' as const, name };
  if (conditionOfNode(node, at).kind === 'never') return nullValue(step);
  const copy = objectAt(node, 'copy');
  const declared = childNode(node, 'value');
  let value: Value;
  if (copy !== undefined) value = loopArray(copy, undefined, at, 'declaration');
  else if (declared !== undefined) value = valueOfNode(declared, at);
  else return nullValue(step);
  const stepped = steppedThrough(value, step);
  return type.secure ? markSecret(stepped) : stepped;
}
