import type { Expression as ArmExpression } from '../../expressions/syntax.js';
import type { Span } from '../../source/span.js';
import type { ObjectNode, PropertyNode, TemplateNode } from '../../template/template.js';
import { referencedBy } from '../binder/cycles.js';
import { unwrap } from '../binder/expression-parts.js';
import type { LocalSymbol } from '../binder/symbols.js';
import type { Expression, ForExpression } from '../syntax.js';
import { asCall, call, entry, expressionNode, index, literal, object, text } from './build.js';
import { lowerExpression } from './expressions.js';
import type { Lowering } from './model.js';
import { lowerValue } from './values.js';

/** What a variable of a loop, lambda or function is in ARM at this place. */
export function lowerLocal(symbol: LocalSymbol, span: Span, at: Lowering): ArmExpression {
  const { owner } = symbol;
  switch (owner.kind) {
    case 'lambda':
      return call('lambdaVariables', [text(symbol.name, span)], span);
    case 'function':
      return call('parameters', [text(symbol.name, span)], span);
    case 'for': {
      const position = at.environment.get(symbol) ?? copyIndex(symbol, span, at);
      if (symbol.role === 'index') return position;
      return index(lowerExpression(owner.collection, at), position, span);
    }
  }
}

function copyIndex(symbol: LocalSymbol, span: Span, at: Lowering): ArmExpression {
  if (symbol.copyName === undefined) return call('copyIndex', [], span);
  return call('copyIndex', [text(at.copyName ?? symbol.copyName, span)], span);
}

/**
 * Lowering of what stands inside a loop, as it is at one index of it.
 *
 * @param texts where given, only variables that they use are set: the Bicep CLI looks at the name of a
 *   resource alone, so that a loop variable in its scope only keeps standing for `copyIndex()`
 */
export function insideLoop(
  loop: ForExpression | undefined,
  position: ArmExpression | undefined,
  at: Lowering,
  texts?: readonly (Expression | undefined)[],
): Lowering {
  if (loop === undefined || position === undefined) return at;
  const environment = new Map(at.environment);
  for (const local of at.model.binding.loopLocals.get(loop) ?? []) {
    if (texts === undefined || texts.some((text) => text && uses(text, local, at))) {
      environment.set(local, position);
    }
  }
  return { ...at, environment };
}

function uses(text: Expression, local: LocalSymbol, at: Lowering): boolean {
  return referencedBy([text], at.model.binding.references).has(local);
}

export interface CopyOptions {
  readonly name?: string;
  readonly batchSize?: number;
  readonly input?: Expression;
}

/** ARM's copy object: how often, under which name, and for values from what. */
export function copyObject(loop: ForExpression, options: CopyOptions, at: Lowering): ObjectNode {
  const { span } = loop;
  const collection = lowerExpression(loop.collection, at);
  const properties: PropertyNode[] = [];
  if (options.name !== undefined) {
    properties.push(entry('name', literal(options.name, loop.item.span)));
  }
  properties.push(entry('count', expressionNode(call('length', [collection], collection.span))));
  if (options.batchSize !== undefined) {
    properties.push(entry('mode', literal('serial', span)));
    properties.push(entry('batchSize', literal(options.batchSize, span)));
  }
  if (options.input !== undefined) {
    properties.push(entry('input', copyInput(options.input, at), options.input.span));
  }
  return object(properties, span);
}

/** True where a value is read from something, so that a literal which stands for it was not written. */
function isRead(body: Expression): boolean {
  const { kind } = unwrap(body);
  return kind === 'propertyAccess' || kind === 'indexAccess';
}

/** ARM takes objects and text as they are for the input of a copy; all else must be an expression. */
function copyInput(body: Expression, at: Lowering): TemplateNode {
  const value = lowerValue(body, at);
  const isText = value.kind === 'literal' && typeof value.value === 'string';
  if (value.kind === 'object' || (isText && !isRead(body))) return value;
  return expressionNode(asCall(lowerExpression(unwrap(body), at)));
}
