import { baseMember, baseOf } from '../binder/base-members.js';
import type { Binding } from '../binder/bind.js';
import { isRuntimeFunction } from '../binder/builtin-functions.js';
import { keyText, literalText, subexpressionsOf, unwrap } from '../binder/expression-parts.js';
import { handOnMarks } from '../binder/marks.js';
import type {
  AssignmentSymbol,
  ModuleSymbol,
  ParameterSymbol,
  ResourceSymbol,
  VariableSymbol,
} from '../binder/symbols.js';
import type { Expression } from '../syntax.js';
import { parentOf } from './ancestors.js';

/** What can be put in place instead of being declared in the template. */
export type Inlinable = VariableSymbol | AssignmentSymbol | ResourceSymbol;

/**
 * Variables that read what exists only while deploying: ARM's variables cannot hold such values, so
 * their text is put wherever they are used. Likewise existing resources of Azure that are named by such values, and in
 * a parameter file values that need an input from outside.
 *
 * @param inherited what was found in the parameter file that this one extends
 */
export function findInlined(
  symbols: Iterable<Inlinable>,
  inherited: Iterable<Inlinable>,
  binding: Binding,
): ReadonlySet<Inlinable> {
  const needs: [Inlinable, Inlinable][] = [];
  const marks: [Inlinable, true][] = [...inherited].map((symbol) => [symbol, true]);
  for (const symbol of symbols) {
    const facts = factsOf(symbol, binding);
    if (facts.runtime) marks.push([symbol, true]);
    for (const need of facts.needs) needs.push([symbol, need]);
  }
  return new Set(handOnMarks(needs, marks).keys());
}

/** What decides whether something is put in place. */
interface Facts {
  /** It reads a value that exists only while deploying. */
  readonly runtime: boolean;
  /** It is put in place when one of these is. */
  readonly needs: readonly Inlinable[];
}

function factsOf(symbol: Inlinable, binding: Binding): Facts {
  if (symbol.kind !== 'resource') return readFacts([symbol.declaration.value], binding);
  if (!symbol.declaration.existing || symbol.type.extension) return { runtime: false, needs: [] };
  const { object, loop, condition } = symbol.body;
  const parent = parentOf(symbol, binding);
  const needs: Inlinable[] = parent?.symbol.declaration.existing ? [parent.symbol] : [];
  if (object === undefined || loop || condition) return { runtime: false, needs };
  const read: Expression[] = [];
  for (const member of object.members) {
    if (member.kind !== 'objectProperty') continue;
    const name = keyText(member);
    if (name === 'scope') {
      const target = deployedOf(member.value, binding);
      if (target?.kind === 'resource') needs.push(target);
    } else if (name !== 'dependsOn' && name !== 'parent') read.push(member.value);
  }
  const facts = readFacts(read, binding);
  return { runtime: facts.runtime, needs: [...needs, ...facts.needs] };
}

function readFacts(roots: readonly Expression[], binding: Binding): Facts {
  const needs: Inlinable[] = [];
  const runtime: Facts = { runtime: true, needs };
  const pending = [...roots];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    switch (node.kind) {
      case 'variableAccess':
      case 'resourceAccess': {
        const symbol = binding.references.get(node);
        if (symbol?.kind === 'resource' || symbol?.kind === 'module') return runtime;
        if (symbol?.kind === 'parameter' && symbol.declaration.type.kind === 'resourceType')
          return runtime;
        if (symbol?.kind === 'variable' || symbol?.kind === 'assignment') needs.push(symbol);
        if (symbol?.kind === 'base') needs.push(...symbol.assignments);
        break;
      }
      case 'propertyAccess':
      case 'indexAccess': {
        const name =
          node.kind === 'propertyAccess' ? node.name.name : literalText(unwrap(node.index));
        const base = name === undefined ? undefined : baseOf(node.target, binding);
        if (base !== undefined && name !== undefined) {
          const member = baseMember(base, name);
          if (member) needs.push(member);
          break;
        }
        const target = name === undefined ? undefined : deployedOf(node.target, binding);
        if (target === undefined || name === undefined) pending.push(...subexpressionsOf(node));
        // The Bicep CLI takes `resource['id']` for what is not known, which `resource.id` is.
        else if (node.kind === 'indexAccess' || !isKnown(target, name)) return runtime;
        else if (target.kind === 'resource' && (name === 'id' || name === 'name')) {
          needs.push(target);
        }
        break;
      }
      case 'call':
      case 'instanceCall':
        if (isRuntimeCall(node, binding)) return runtime;
        if (node.name.name !== 'nameof') pending.push(...subexpressionsOf(node));
        break;
      default:
        pending.push(...subexpressionsOf(node));
    }
  }
  return { runtime: false, needs };
}

function isRuntimeCall(
  node: Extract<Expression, { kind: 'call' | 'instanceCall' }>,
  binding: Binding,
): boolean {
  if (node.kind === 'call') {
    return !binding.references.has(node) && isRuntimeFunction(node.name.name);
  }
  const target = unwrap(node.target);
  const symbol = target.kind === 'variableAccess' ? binding.references.get(target) : undefined;
  if (symbol?.kind === 'wildcard') return false;
  return symbol?.kind !== 'namespace' || isRuntimeFunction(node.name.name);
}

/** The resource, module or parameter that is a resource, which `target` stands for by itself or as one of a loop. */
function deployedOf(
  written: Expression,
  binding: Binding,
): ResourceSymbol | ModuleSymbol | ParameterSymbol | undefined {
  let target = unwrap(written);
  if (target.kind === 'indexAccess') target = unwrap(target.target);
  if (target.kind !== 'variableAccess' && target.kind !== 'resourceAccess') return undefined;
  const symbol = binding.references.get(target);
  if (symbol?.kind === 'parameter') {
    return symbol.declaration.type.kind === 'resourceType' ? symbol : undefined;
  }
  return symbol?.kind === 'resource' || symbol?.kind === 'module' ? symbol : undefined;
}

/** True for what is worked out while compiling. */
function isKnown(
  symbol: ResourceSymbol | ModuleSymbol | ParameterSymbol,
  property: string,
): boolean {
  if (symbol.kind === 'module') return property === 'name';
  const isOfAzure = symbol.kind === 'parameter' || symbol.type.extension === undefined;
  return isOfAzure && ['id', 'name', 'type', 'apiVersion'].includes(property);
}
