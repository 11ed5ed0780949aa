import { type Span, spanBetween } from '../../source/span.js';
import type { ObjectNode, PropertyNode, TemplateNode } from '../../template/template.js';
import { keyText } from '../binder/expression-parts.js';
import type { ModuleSymbol, ResourceSymbol } from '../binder/symbols.js';
import type { ObjectProperty } from '../syntax.js';
import { conditionsOf, loopOf, symbolicName } from './ancestors.js';
import { array, call, entry, expressionNode, literal, object, property, text } from './build.js';
import { batchSizeOf, decoratorCalls, describe, findDecorator } from './decorators.js';
import { extensionEntry, extensionResourceProperties } from './extensions.js';
import { copyObject } from './loops.js';
import type { Lowering } from './model.js';
import { lowerDependsOn } from './resource-dependencies.js';
import { fullName, scopeOfResource } from './resource-ids.js';
import { conditionExpression } from './resource-references.js';
import type { Scope } from './scopes.js';
import { lowerMembers, lowerValue } from './values.js';

/** Properties of a resource's body that are written in another way, or not at all. */
const handled: ReadonlySet<string> = new Set(['name', 'parent', 'scope', 'dependsOn']);

/** The line that declares a resource or module: from its keyword to the end of its type or path. */
export function declarationLine(symbol: ResourceSymbol | ModuleSymbol): Span {
  const { declaration } = symbol;
  const named = declaration.kind === 'resource' ? declaration.type : declaration.path;
  return spanBetween(declaration.keyword, named.span);
}

/** A resource as the template holds it. */
export function lowerResource(symbol: ResourceSymbol, at: Lowering): ObjectNode {
  const { declaration, type } = symbol;
  const { span } = declaration;
  const line = declarationLine(symbol);
  const properties: PropertyNode[] = [];
  const add = (node: PropertyNode | undefined): void => {
    if (node) properties.push(node);
  };
  const loop = loopOf(symbol);
  if (loop) {
    const batchSize = batchSizeOf(declaration.decorators);
    const options = {
      name: symbolicName(loop.owner),
      ...(batchSize !== undefined && { batchSize }),
    };
    add(entry('copy', copyObject(loop.loop, options, at)));
  }
  if (conditionsOf(symbol).length > 0) add(entry('condition', conditionNode(symbol, at)));
  if (declaration.existing) add(entry('existing', literal(true, line)));
  add(extensionEntry(symbol, line, at));
  add(lowerOptions(symbol, at));
  const patch = findDecorator(declaration.decorators, 'patch');
  if (patch) add(entry('method', literal('PATCH', patch.span)));
  const own = type.extension
    ? extensionResourceProperties(symbol, line, at)
    : azureResourceProperties(symbol, line, at);
  properties.push(...own);
  const dependsOn = lowerDependsOn(symbol, at);
  if (dependsOn)
    add(entry('dependsOn', dependsOn, memberOf(symbol, 'dependsOn')?.key.span ?? line));
  return describe(object(properties, span, line), declaration.decorators, at);
}

function azureResourceProperties(
  symbol: ResourceSymbol,
  line: Span,
  at: Lowering,
): readonly PropertyNode[] {
  const { declaration, type, body } = symbol;
  const written = declaration.type.span;
  const name = memberOf(symbol, 'name');
  const members = (body.object?.members ?? []).filter(
    (member) => member.kind === 'objectProperty' && !handled.has(keyText(member) ?? ''),
  );
  return [
    entry('type', literal(type.type, written), line),
    ...(type.apiVersion === undefined
      ? []
      : [entry('apiVersion', literal(type.apiVersion, written), line)]),
    ...scopeProperties(scopeOfResource(symbol, at), line, at),
    entry('name', expressionNode(fullName(symbol, at)), name?.key.span ?? line),
    ...lowerMembers(members as ObjectProperty[], declaration.span, at),
  ];
}

/** A plain condition keeps its form (`if (false)` is the literal); several are joined by `and`. */
function conditionNode(symbol: ResourceSymbol, at: Lowering): TemplateNode {
  const [first, ...more] = conditionsOf(symbol);
  if (first && more.length === 0) return lowerValue(first, at);
  const joined = conditionExpression(symbol, at);
  return expressionNode(joined ?? call('true', [], symbol.declaration.name.span));
}

function memberOf(symbol: ResourceSymbol, name: string): ObjectProperty | undefined {
  const found = symbol.body.object?.members.find((member) => keyText(member) === name);
  return found?.kind === 'objectProperty' ? found : undefined;
}

const optionDecorators: ReadonlySet<string> = new Set([
  'nullIfNotFound',
  'onlyIfNotExists',
  'retryOn',
  'waitUntil',
]);

function lowerOptions(symbol: ResourceSymbol, at: Lowering): PropertyNode | undefined {
  const options = decoratorCalls(symbol.declaration.decorators)
    .filter((each) => optionDecorators.has(each.name))
    .map(({ name, args, span }) => {
      const items = args.map((arg) => lowerValue(arg, at));
      return entry(name, array(items, span), span);
    });
  const [first] = options;
  return first && entry('@options', object(options, first.keySpan));
}

/** How a template says that something is deployed elsewhere than the template itself. */
export function scopeProperties(scope: Scope, span: Span, at: Lowering): readonly PropertyNode[] {
  const own = at.model.targetScope;
  switch (scope.kind) {
    case 'resource':
      return [entry('scope', expressionNode(scope.id))];
    case 'local':
      return [];
    case 'tenant':
      return own === 'tenant' ? [] : [entry('scope', literal('/', span))];
    case 'managementGroup': {
      if (scope.name === undefined) return [];
      const type = 'Microsoft.Management/managementGroups';
      const inside = own === 'tenant' || own === 'managementGroup';
      const id = inside
        ? call('format', [text(`${type}/{0}`, span), scope.name], span)
        : call('tenantResourceId', [text(type, span), scope.name], span);
      return [entry('scope', expressionNode(id))];
    }
    case 'subscription': {
      if (scope.id) return [entry('subscriptionId', expressionNode(scope.id))];
      if (own !== 'resourceGroup') return [];
      return [
        entry(
          'subscriptionId',
          expressionNode(property(call('subscription', [], span), 'subscriptionId', span)),
        ),
      ];
    }
    case 'resourceGroup':
      return [
        ...(scope.subscriptionId
          ? [entry('subscriptionId', expressionNode(scope.subscriptionId))]
          : []),
        ...(scope.name ? [entry('resourceGroup', expressionNode(scope.name))] : []),
      ];
  }
}
