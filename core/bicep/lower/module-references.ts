import type { Expression as ArmExpression } from '../../expressions/syntax.js';
import type { Span } from '../../source/span.js';
import { propertyValue, unwrap } from '../binder/expression-parts.js';
import type { ModuleSymbol } from '../binder/symbols.js';
import { isSecureOutput } from '../modules/secure.js';
import type { Expression } from '../syntax.js';
import { call, property, text } from './build.js';
import { isNamespaceCall } from './calls.js';
import { lowerExpression } from './expressions.js';
import { insideLoop } from './loops.js';
import type { Lowering } from './model.js';
import { moduleId, moduleName } from './resource-ids.js';
import { type AccessedProperty, symbolicReference } from './resource-references.js';

/** The API version of the deployments that modules become. */
export const deploymentApiVersion = '2025-04-01';

/** A module as an expression names it. */
export interface ModuleReferent {
  readonly symbol: ModuleSymbol;
  readonly index?: Expression;
  readonly span: Span;
}

/** The module that an expression stands for, through parentheses, `any()` and variables put in place. */
export function moduleReferent(written: Expression, at: Lowering): ModuleReferent | undefined {
  const { references, cyclic } = at.model.binding;
  const node = unwrap(written);
  switch (node.kind) {
    case 'variableAccess': {
      const symbol = references.get(node);
      if (symbol?.kind === 'module') {
        return cyclic.has(symbol) ? undefined : { symbol, span: node.span };
      }
      if (symbol?.kind === 'variable' && at.model.inlined.has(symbol) && !cyclic.has(symbol)) {
        return moduleReferent(symbol.declaration.value, at);
      }
      return undefined;
    }
    case 'indexAccess': {
      const target = unwrap(node.target);
      if (target.kind !== 'variableAccess') return undefined;
      const symbol = references.get(target);
      if (symbol?.kind !== 'module' || symbol.body.loop === undefined) return undefined;
      if (cyclic.has(symbol)) return undefined;
      return { symbol, index: node.index, span: node.span };
    }
    case 'call':
    case 'instanceCall': {
      const [arg] = node.args;
      return arg && isNamespaceCall(node, 'any', at) ? moduleReferent(arg, at) : undefined;
    }
    default:
      return undefined;
  }
}

export function moduleReference(target: ModuleReferent, at: Lowering): ArmExpression {
  const { symbol, span } = target;
  const whole = symbol.body.loop !== undefined && target.index === undefined;
  const name = whole ? 'references' : 'reference';
  if (at.model.symbolicNames) {
    return call(name, [symbolicReference(symbol.name, target.index, span, at)], span);
  }
  if (whole) return call(name, [text(symbol.name, span)], span);
  return call(name, [idOf(target, at), text(deploymentApiVersion, span)], span);
}

/** Lowering of what stands in the body of one module of a loop. */
export function enterModule(
  symbol: ModuleSymbol,
  position: ArmExpression | undefined,
  at: Lowering,
): Lowering {
  return insideLoop(symbol.body.loop, position, at, [propertyValue(symbol.body.object, 'name')]);
}

function idOf(target: ModuleReferent, at: Lowering): ArmExpression {
  const position = target.index && lowerExpression(target.index, at);
  const inside = enterModule(target.symbol, position, at);
  return moduleId(target.symbol, position, inside, target.span);
}

/** `module.name` and `module.outputs`; `secure` where an output is wanted that is kept secret. */
export function moduleProperty(
  target: ModuleReferent,
  read: AccessedProperty,
  secure: boolean,
  at: Lowering,
): ArmExpression {
  const { symbol } = target;
  const { safe, span } = read;
  const position = target.index && lowerExpression(target.index, at);
  const inside = enterModule(symbol, position, at);
  const guard = (value: ArmExpression): ArmExpression => {
    const { condition } = symbol.body;
    if (!safe || condition === undefined) return value;
    return call('if', [lowerExpression(condition, inside), value, call('null', [], span)], span);
  };
  if (read.name === 'name') return guard(moduleName(symbol, position, inside));
  if (read.name === 'outputs' && secure) {
    const named = at.model.symbolicNames
      ? symbolicReference(symbol.name, target.index, target.span, at)
      : idOf(target, at);
    const args = [named, text(deploymentApiVersion, span)];
    return guard(call('listOutputsWithSecureValues', args, span));
  }
  const whole = moduleReference(target, at);
  if (safe) return call('tryGet', [guard(whole), text(read.name, read.nameSpan)], span);
  return property(whole, read.name, span, read.nameSpan);
}

/** True where the output of that name, or with no name any output, is declared secure. */
export function hasSecureOutput(
  symbol: ModuleSymbol,
  output: string | undefined,
  at: Lowering,
): boolean {
  const target = at.model.modules.get(symbol);
  return target !== undefined && isSecureOutput(target, output);
}
