import type { Expression as ArmExpression } from '../../expressions/syntax.js';
import type { Span } from '../../source/span.js';
import { propertyValue, unwrap } from '../binder/expression-parts.js';
import type { ModuleSymbol, ResourceSymbol } from '../binder/symbols.js';
import { lineage } from './ancestors.js';
import { call, index, integer, property, text } from './build.js';
import { lowerExpression } from './expressions.js';
import { place } from './limits.js';
import type { Lowering } from './model.js';
import { generatedModuleName } from './module-names.js';
import { resolveScope, type Scope } from './scopes.js';

export const deploymentType = 'Microsoft.Resources/deployments';
const managementGroupType = 'Microsoft.Management/managementGroups';

/** What a resource is called by itself: the value of its `name`. */
export function ownName(symbol: ResourceSymbol, at: Lowering): ArmExpression {
  const written = propertyValue(symbol.body.object, 'name');
  if (written === undefined) return text('', symbol.declaration.name.span);
  return place(symbol.name, written.span, at, (inside) => lowerExpression(written, inside));
}

/** The name in a template: `format('{0}/{1}', parent, own)` for a child. */
export function fullName(symbol: ResourceSymbol, at: Lowering): ArmExpression {
  const line = lineage(symbol, at);
  const own = ownName(symbol, at);
  const outside = undeclaredParent(symbol, at);
  if (outside !== undefined) return joinNames([property(outside, 'name', outside.span), own]);
  return line.length === 1 ? own : joinNames(nameSegments(symbol, at));
}

function joinNames(names: readonly ArmExpression[]): ArmExpression {
  const own = names.at(-1);
  const pattern = names.map((_, i) => `{${i}}`).join('/');
  // The finding on a child's name belongs on the name it was given, not on its parent's.
  const span = own?.span as Span;
  return call('format', [text(pattern, span), ...names], span);
}

/** `parent:` with a name that the file does not declare. */
function undeclaredParent(symbol: ResourceSymbol, at: Lowering): ArmExpression | undefined {
  if (symbol.container) return undefined;
  const written = propertyValue(symbol.body.object, 'parent');
  const target = written && unwrap(written);
  if (target?.kind !== 'variableAccess') return undefined;
  if (at.model.binding.references.get(target)?.kind !== 'undeclared') return undefined;
  return lowerExpression(target, at);
}

/** A name for each part of the type: `split(name, '/')[0]`, `…[1]` where one text holds several. */
function nameSegments(symbol: ResourceSymbol, at: Lowering): readonly ArmExpression[] {
  const line = lineage(symbol, at);
  const parts = symbol.type.type.split('/').length - 1;
  const own = ownName(symbol, at);
  if (line.length === 1) return splitName(own, parts);
  const [oldest, ...younger] = line;
  if (oldest === undefined) return [own];
  return [
    ...splitName(ownName(oldest.symbol, oldest.at), parts - younger.length),
    ...younger.map((generation) => ownName(generation.symbol, generation.at)),
  ];
}

function splitName(name: ArmExpression, parts: number): readonly ArmExpression[] {
  if (parts <= 1) return [name];
  const { span } = name;
  const pieces = call('split', [name, text('/', span)], span);
  return Array.from({ length: parts }, (_, i) => index(pieces, integer(i, span), span));
}

/** The id of a resource, as an expression that gives it wherever it is evaluated. */
export function resourceId(symbol: ResourceSymbol, at: Lowering, span: Span): ArmExpression {
  return place(symbol.name, span, at, (inside) =>
    qualifiedId(
      scopeOfResource(symbol, inside),
      symbol.type.type,
      nameSegments(symbol, inside),
      span,
    ),
  );
}

/** Where a resource is deployed to; that of its oldest ancestor. */
export function scopeOfResource(symbol: ResourceSymbol, at: Lowering): Scope {
  const [oldest] = lineage(symbol, at);
  const { object } = (oldest?.symbol ?? symbol).body;
  return resolveScope(propertyValue(object, 'scope'), oldest?.at ?? at);
}

export function scopeOfModule(symbol: ModuleSymbol, at: Lowering): Scope {
  return resolveScope(propertyValue(symbol.body.object, 'scope'), at);
}

/** The id of the deployment that a module is. */
export function moduleId(
  symbol: ModuleSymbol,
  position: ArmExpression | undefined,
  at: Lowering,
  span: Span,
): ArmExpression {
  const name = moduleName(symbol, position, at);
  return qualifiedId(scopeOfModule(symbol, at), deploymentType, [name], span);
}

/** The name of a module's deployment: the written one, else one made of the module's own name. */
export function moduleName(
  symbol: ModuleSymbol,
  position: ArmExpression | undefined,
  at: Lowering,
): ArmExpression {
  const written = propertyValue(symbol.body.object, 'name');
  return written === undefined
    ? generatedModuleName(symbol, position)
    : place(symbol.name, written.span, at, (inside) => lowerExpression(written, inside));
}

/** The id of a resource of a type with the given names in a scope. */
function qualifiedId(
  scope: Scope,
  type: string,
  names: readonly ArmExpression[],
  span: Span,
): ArmExpression {
  const typed = [text(type, span), ...names];
  switch (scope.kind) {
    case 'tenant':
      return call('tenantResourceId', typed, span);
    case 'subscription':
      return call('subscriptionResourceId', scope.id ? [scope.id, ...typed] : typed, span);
    case 'managementGroup': {
      const group = scope.name
        ? call('tenantResourceId', [text(managementGroupType, span), scope.name], span)
        : property(call('managementGroup', [], span), 'id', span);
      return call('extensionResourceId', [group, ...typed], span);
    }
    case 'resource':
      return call('extensionResourceId', [scope.id, ...typed], span);
    case 'local':
      return call('resourceId', typed, span);
    case 'resourceGroup': {
      if (scope.name === undefined) return call('resourceId', typed, span);
      const subscription =
        scope.subscriptionId ?? property(call('subscription', [], span), 'subscriptionId', span);
      const pattern = text('/subscriptions/{0}/resourceGroups/{1}', span);
      const group = call('format', [pattern, subscription, scope.name], span);
      return call('extensionResourceId', [group, ...typed], span);
    }
  }
}
