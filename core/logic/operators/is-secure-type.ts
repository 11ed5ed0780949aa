import type { ObjectValue } from '../../expressions/value.js';
import { entryOf, membersOf } from '../../expressions/values.js';
import { writtenTemplate } from '../../template/written-value.js';
import type { LogicValue } from '../compiled.js';
import { type Frame, predicate } from '../operator.js';
import type { Ternary } from '../ternary.js';
import { templateOf } from './template-use.js';

/** Whether a type of a parameter or an output keeps its value secret. */
export const isSecureType = predicate(
  {
    name: 'isSecureType',
    summary:
      'Whether a type, as a template writes it, is `secureString` or `secureObject`, without letter case. Of a declaration (an object with `type`, `items`, `properties` or `$ref`): whether its type, or any type inside it or inside the definition that it refers to, is. False for missing.',
    parameters: [{ name: 'type' }],
    describe: () => ({ plain: 'a secure type', negated: 'a type that is not secure' }),
    examples: [
      { logic: { isSecureType: 'SecureString' }, result: true },
      { logic: { isSecureType: 'string' }, result: false },
      {
        logic: { isSecureType: { var: 'p' } },
        data: { p: { type: 'array', items: { type: 'secureString' } } },
        result: true,
      },
      { logic: { isSecureType: { var: 'type' } }, data: {}, result: false },
    ],
  },
  () =>
    ([type], frame): Ternary => {
      if (type === undefined || type.kind === 'missing') return false;
      if (type.kind !== 'object') return isSecureName(type);
      const definitions = definitionsOf(frame);
      return declares(type, definitions, new Set());
    },
);

function isSecureName(type: LogicValue): Ternary {
  if (type.kind === 'unknown') return type;
  return type.kind === 'string' && /^secure(string|object)$/i.test(type.value);
}

function definitionsOf(frame: Frame): ObjectValue | undefined {
  const node = templateOf(frame);
  const written = node && writtenTemplate(node);
  const found = written?.kind === 'object' ? entryOf(written, 'definitions')?.value : undefined;
  return found?.kind === 'object' ? found : undefined;
}

/** Looks at every type inside a declaration; a definition that refers to itself is looked at once. */
function declares(
  declaration: ObjectValue,
  definitions: ObjectValue | undefined,
  seen: Set<string>,
): Ternary {
  let open: Ternary = false;
  const pending: LogicValue[] = [declaration];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind !== 'object') continue;
    const secure = isSecureName(entryOf(next, 'type')?.value ?? next);
    if (secure === true) return true;
    if (secure !== false) open = secure;
    const name = referredName(entryOf(next, '$ref')?.value);
    const definition =
      name === undefined || seen.has(name) ? undefined : definitions && entryOf(definitions, name);
    if (name !== undefined) seen.add(name);
    if (definition !== undefined) pending.push(definition.value);
    const properties = entryOf(next, 'properties')?.value;
    if (properties !== undefined) pending.push(...membersOf(properties));
    for (const key of ['items', 'additionalProperties']) {
      const inner = entryOf(next, key)?.value;
      if (inner !== undefined) pending.push(inner);
    }
  }
  return open;
}

/** The name of a definition in a reference to it: `#/definitions/name`, where `~1` stands for `/` and `~0` for `~`. */
function referredName(reference: LogicValue | undefined): string | undefined {
  if (reference?.kind !== 'string') return undefined;
  const name = /^#\/definitions\/(.+)$/.exec(reference.value)?.[1];
  return name?.replaceAll('~1', '/').replaceAll('~0', '~').toLowerCase();
}
