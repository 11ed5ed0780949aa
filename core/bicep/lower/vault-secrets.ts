import type { ObjectNode } from '../../template/template.js';
import { unwrap } from '../binder/expression-parts.js';
import type { FunctionCall, InstanceCall } from '../syntax.js';
import { lowerResourceId } from './access.js';
import { call, entry, expressionNode, object, text } from './build.js';
import { lowerExpression } from './expressions.js';
import { resourceTypeOfValue } from './handed-resources.js';
import type { Lowering } from './model.js';
import { lowerValue } from './values.js';

/** `vault.getSecret(name, version)` as the reference that ARM resolves when deploying. */
export function resourceSecret(node: InstanceCall, at: Lowering): ObjectNode | undefined {
  const vault = unwrap(node.target);
  if (resourceTypeOfValue(vault, at) === undefined) return undefined;
  const id = expressionNode(lowerResourceId(vault, at));
  return secretReference(node, id, vault.span, node.args, at);
}

/** `getSecret(subscription, resource group, vault, name, version)` of a parameter file as the same. */
export function vaultSecret(node: FunctionCall | InstanceCall, at: Lowering): ObjectNode {
  const { span } = node;
  const [subscription, group, vault, ...secret] = node.args;
  const place = [subscription, group].flatMap((arg) => (arg ? [lowerExpression(arg, at)] : []));
  const names = vault ? [lowerExpression(vault, at)] : [];
  const args = [...place, text('Microsoft.KeyVault/vaults', span), ...names];
  return secretReference(node, expressionNode(call('resourceId', args, span)), span, secret, at);
}

function secretReference(
  { span }: FunctionCall | InstanceCall,
  id: ReturnType<typeof expressionNode>,
  vaultSpan: ObjectNode['span'],
  [name, version]: FunctionCall['args'],
  at: Lowering,
): ObjectNode {
  const properties = [entry('keyVault', object([entry('id', id)], vaultSpan))];
  if (name) properties.push(entry('secretName', lowerValue(name, at)));
  if (version) properties.push(entry('secretVersion', lowerValue(version, at)));
  return object(properties, span);
}
