import type { ValueType } from '../expressions/value.js';
import { childNode, literalAt, objectAt, textAt } from './node-access.js';
import type { ObjectNode } from './template.js';

/** The type that a parameter or output is declared to have. */
export interface DeclaredType {
  /** As written, in lower case (`securestring`); of a type defined in the template, the type that defines it. */
  readonly name: string;
  /** The kind of its values; undefined where any is allowed or the type cannot be made out. */
  readonly kind: ValueType | undefined;
  readonly secure: boolean;
  readonly nullable: boolean;
  /** The definition that the declaration refers to, where constraints stand that it does not repeat. */
  readonly node?: ObjectNode;
}

const kinds: Readonly<Record<string, ValueType>> = {
  string: 'string',
  securestring: 'string',
  int: 'int',
  bool: 'bool',
  object: 'object',
  secureobject: 'object',
  array: 'array',
};

/** References from definition to definition that are followed before giving up. */
const longestChain = 32;

/** Reads `type`, or the definition that `$ref` names (`#/definitions/name`). */
export function declaredTypeOf(declaration: ObjectNode, template: ObjectNode): DeclaredType {
  const chain = schemaChain(declaration, template);
  const node = chain.at(-1) ?? declaration;
  const name = textAt(node, 'type')?.toLowerCase() ?? '';
  return {
    name,
    kind: Object.hasOwn(kinds, name) ? kinds[name] : undefined,
    secure: name.startsWith('secure'),
    nullable: chain.some((one) => literalAt(one, 'nullable') === true),
    ...(node !== declaration && { node }),
  };
}

/** A declaration and the definitions that it refers to, one after the other. */
export function schemaChain(declaration: ObjectNode, template: ObjectNode): readonly ObjectNode[] {
  const chain = [declaration];
  for (let node = referredTo(declaration, template); node !== undefined; ) {
    chain.push(node);
    node = chain.length > longestChain ? undefined : referredTo(node, template);
  }
  return chain;
}

function referredTo(node: ObjectNode, template: ObjectNode): ObjectNode | undefined {
  const prefix = '#/definitions/';
  const reference = textAt(node, '$ref');
  if (reference === undefined || !reference.startsWith(prefix)) return undefined;
  const definitions = objectAt(template, 'definitions');
  // A definition's name may hold `~1` for `/` and `~0` for `~`, as in any JSON pointer.
  const name = reference.slice(prefix.length).replaceAll('~1', '/').replaceAll('~0', '~');
  const found = definitions && childNode(definitions, name);
  return found?.kind === 'object' ? found : undefined;
}
