import type {
  ObjectType,
  TypeAdditionalPropertiesAccess,
  TypeExpression,
  TypeIndexAccess,
  TypeItemsAccess,
  TypePropertyAccess,
} from '../syntax.js';
import { literalText, nameText } from './expression-parts.js';

/** `a.b`, `a.*`, `a[0]`, `a['b']` or `a[*]`. */
export type TypeAccess =
  | TypePropertyAccess
  | TypeAdditionalPropertiesAccess
  | TypeIndexAccess
  | TypeItemsAccess;

/** The part that an access reads of a type as it is written; undefined where that has none. */
export function partOf(access: TypeAccess, type: TypeExpression): TypeExpression | undefined {
  switch (access.kind) {
    case 'typePropertyAccess':
      return propertyOf(type, access.name.name);
    case 'typeAdditionalPropertiesAccess':
      if (type.kind !== 'objectType') return undefined;
      return type.members.find((each) => each.kind === 'additionalProperties')?.type;
    case 'typeItemsAccess':
      return type.kind === 'arrayType' ? type.element : undefined;
    case 'typeIndexAccess': {
      const name = literalText(access.index);
      if (name !== undefined) return propertyOf(type, name);
      if (access.index.kind !== 'integer' || type.kind !== 'tupleType') return undefined;
      const item = type.items[access.index.value];
      return item?.kind === 'tupleTypeItem' ? item.type : undefined;
    }
  }
}

function propertyOf(type: TypeExpression, name: string): TypeExpression | undefined {
  if (type.kind !== 'objectType') return undefined;
  const wanted = name.toLowerCase();
  const found = type.members.find((each) => propertyName(each)?.toLowerCase() === wanted);
  return found?.kind === 'objectTypeProperty' ? found.type : undefined;
}

/** The name of a property of an object type; undefined where it is no plain text. */
export function propertyName(member: ObjectType['members'][number]): string | undefined {
  return member.kind === 'objectTypeProperty' ? nameText(member.key) : undefined;
}
