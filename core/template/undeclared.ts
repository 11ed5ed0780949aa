import { callOf } from '../expressions/residual.js';
import type { Expression } from '../expressions/syntax.js';
import { unknownValue } from '../expressions/unknown.js';
import type { Value } from '../expressions/value.js';
import type { Span } from '../source/span.js';
import { type ExpansionSession, reportAt } from './session.js';
import type { ObjectNode, TemplateNode } from './template.js';

/**
 * The value of a name that a snippet uses and does not declare: unknown, with a notice at the first
 * use. Undefined for anything that is no snippet, where such a name is an error.
 */
export function undeclaredName(
  kind: 'parameter' | 'variable',
  name: string,
  { session, template }: { readonly session: ExpansionSession; readonly template: ObjectNode },
): Value | undefined {
  if (!session.snippet) return undefined;
  const functionName = `${kind}s`;
  const span = firstUse(template, functionName, name.toLowerCase()) ?? template.header;
  reportAt(session, 'expansion/undeclared-name', span, kind, name);
  const expression = callOf(functionName, [{ kind: 'string', value: name, span }], span);
  return unknownValue(expression, { span, role: kind, name }, { kind: 'undeclared', name });
}

function firstUse(template: ObjectNode, functionName: string, name: string): Span | undefined {
  const pending: (TemplateNode | Expression)[] = [template];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === 'call' && next.name.toLowerCase() === functionName) {
      const [arg] = next.args;
      if (arg?.kind === 'string' && arg.value.toLowerCase() === name) return next.span;
    }
    pending.push(...partsOf(next).reverse());
  }
  return undefined;
}

function partsOf(node: TemplateNode | Expression): (TemplateNode | Expression)[] {
  switch (node.kind) {
    case 'object':
      return node.properties.flatMap(({ key, value }) =>
        typeof key === 'string' ? [value] : [key, value],
      );
    case 'array':
      return [...node.items];
    case 'expression':
      return [node.expression];
    case 'call':
      return [...node.args];
    case 'property':
      return [node.target];
    case 'index':
      return [node.target, node.index];
    default:
      return [];
  }
}
