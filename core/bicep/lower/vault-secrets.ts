import type { ObjectNode } from '../../template/template.js';
import type { FunctionCall, InstanceCall } from '../syntax.js';
import { call, entry, expressionNode, object, text } from './build.js';
import { lowerExpression } from './expressions.js';
import type { Lowering } from './model.js';
import { referent, resourceProperty } from './resource-references.js';
import { lowerValue } from './values.js';

/** `vault.getSecret(name, version)` as the reference that ARM resolves when deploying. */
export function resourceSecret(node: InstanceCall, at: Lowering): ObjectNode | undefined {
  const vault = referent(node.target, at);
  if (vault === undefined) return undefined;
  const { span } = vault;
  const id = resourceProperty(vault, { name: 'id', nameSpan: span, safe: false, span }, at);
  return secretReference(node, expressionNode(id), span, node.args, at);
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
