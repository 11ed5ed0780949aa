import { propertyValue, unwrap } from '../binder/expression-parts.js';
import type { LocalSymbol } from '../binder/symbols.js';
import type { Expression, FunctionCall, InstanceCall } from '../syntax.js';
import type { Lowering } from './model.js';
import { moduleReferent } from './module-references.js';

/*
 * Which expressions give modules, by the types that the Bicep CLI gives them: `.outputs.name` on those is
 * read from a deployment.
 */

/** Functions that give an item of their first argument or null, and those that give several items. */
const itemOf: ReadonlySet<string> = new Set(['first', 'last']);
const itemsOf: ReadonlySet<string> = new Set(['concat', 'filter', 'skip', 'sort', 'take']);

/** True for a module, a choice between modules, or one item of many. */
export function standsForModule(written: Expression, at: Lowering): boolean {
  const node = denoted(written, at);
  const referent = moduleReferent(node, at);
  if (referent) return referent.index !== undefined || referent.symbol.body.loop === undefined;
  switch (node.kind) {
    case 'ternary':
      return standsForModule(node.whenTrue, at) && standsForModule(node.whenFalse, at);
    case 'indexAccess':
      return standsForModules(node.target, at);
    case 'call':
    case 'instanceCall':
      return isAsserted(written) && itemOf.has(node.name.name) && firstStandsForModules(node, at);
    case 'variableAccess': {
      const symbol = at.model.binding.references.get(node);
      return symbol?.kind === 'local' && isItem(symbol, at);
    }
    default:
      return false;
  }
}

/** True for `value!`, which is said not to be null. */
function isAsserted(written: Expression): boolean {
  if (written.kind === 'parenthesized') return isAsserted(written.expression);
  return written.kind === 'nonNull';
}

/** True for a loop of modules, or what functions and literals make of modules. */
function standsForModules(written: Expression, at: Lowering): boolean {
  const node = denoted(written, at);
  const referent = moduleReferent(node, at);
  if (referent) return referent.index === undefined && referent.symbol.body.loop !== undefined;
  switch (node.kind) {
    case 'array':
      return (
        node.items.length > 0 &&
        node.items.every((item) =>
          item.kind === 'spread' ? standsForModules(item.value, at) : standsForModule(item, at),
        )
      );
    case 'call':
    case 'instanceCall':
      return itemsOf.has(node.name.name) && firstStandsForModules(node, at);
    default:
      return false;
  }
}

/** An expression behind variables that are put in place, as those are that hold modules, and members of objects. */
function denoted(written: Expression, at: Lowering): Expression {
  const node = unwrap(written);
  let value: Expression | undefined;
  if (node.kind === 'variableAccess') {
    const symbol = at.model.binding.references.get(node);
    const { inlined, binding } = at.model;
    const isHeld = symbol?.kind === 'variable' && inlined.has(symbol);
    if (isHeld && !binding.cyclic.has(symbol)) value = symbol.declaration.value;
  } else if (node.kind === 'propertyAccess') {
    const target = denoted(node.target, at);
    if (target.kind === 'object') value = propertyValue(target, node.name.name);
  }
  return value ? denoted(value, at) : node;
}

function firstStandsForModules(node: FunctionCall | InstanceCall, at: Lowering): boolean {
  const [first] = node.args;
  return first !== undefined && standsForModules(first, at);
}

/** True for the variable of a loop over modules, or of a lambda that is called with items of modules. */
function isItem({ owner, role, name }: LocalSymbol, at: Lowering): boolean {
  if (owner.kind === 'for') return role === 'item' && standsForModules(owner.collection, at);
  if (owner.kind !== 'lambda') return false;
  const call = at.model.binding.lambdaCalls.get(owner);
  if (call === undefined || !firstStandsForModules(call, at)) return false;
  const position = owner.parameters.findIndex((each) => each.name === name);
  switch (call.name.name) {
    case 'reduce':
      return position === 1;
    case 'sort':
      return true;
    default:
      return position === 0;
  }
}
