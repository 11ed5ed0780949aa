import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { keyText, unwrap } from '../binder/expression-parts.js';
import { handOnMarks } from '../binder/marks.js';
import type { BicepSymbol, ModuleSymbol, ResourceSymbol } from '../binder/symbols.js';
import type { FileModel } from '../lower/model.js';
import {
  holderOf,
  nodesAround,
  type ObjectProperty,
  type Place,
  type ResourceAccess,
  type VariableAccess,
} from '../syntax.js';

type Looped = ResourceSymbol | ModuleSymbol;

/** The loops of resources and modules, and the variables that name one as a whole, with the loop. */
export function collectionsOf({ dependencies }: FileModel): ReadonlyMap<BicepSymbol, Looped> {
  const needs: [BicepSymbol, BicepSymbol][] = [];
  const loops: [BicepSymbol, Looped][] = [];
  for (const [owner, named] of dependencies) {
    if (owner.kind === 'resource' || owner.kind === 'module') {
      if (owner.body.loop) loops.push([owner, owner]);
      continue;
    }
    for (const { target, index } of named) {
      if (target.kind === 'variable') needs.push([owner, target]);
      else if (target.body.loop && index === undefined) loops.push([owner, target]);
    }
  }
  return handOnMarks(needs, loops);
}

/**
 * Where a loop of resources or modules may be meant as a whole, without an index: outside of any loop, in a variable,
 * an output, or the `properties` or `params` of what is deployed; and in `dependsOn` anywhere.
 */
export function checkCollectionPlace(
  node: VariableAccess | ResourceAccess,
  place: Place,
  { binding }: FileModel,
  collections: ReadonlyMap<BicepSymbol, Looped>,
): Diagnostic[] {
  const symbol = binding.references.get(node);
  const collection = symbol && collections.get(symbol);
  if (symbol === undefined || collection === undefined) return [];
  if (symbol === collection) {
    const holder = holderOf(place);
    if (holder?.kind === 'indexAccess' && unwrap(holder.target) === node) return [];
    if (holder?.kind === 'propertyAccess' || holder?.kind === 'resourceAccess') return [];
  }
  if (isDependency(place) || mayNameAll(place)) return [];
  return [diagnostic('bicep/collection-place', node.span, collection.name, symbol.name)];
}

/** Inside of the `dependsOn` of what is deployed. */
function isDependency(place: Place): boolean {
  const around = [...nodesAround(place)];
  const at = around.findIndex(({ kind }) => kind === 'objectProperty');
  const property = around[at];
  if (property?.kind !== 'objectProperty' || keyText(property) !== 'dependsOn') return false;
  const owner = around.slice(at + 2).find(({ kind }) => kind !== 'if' && kind !== 'for');
  return owner?.kind === 'resource' || owner?.kind === 'module';
}

function mayNameAll(place: Place): boolean {
  let property: ObjectProperty | undefined;
  for (const around of nodesAround(place)) {
    switch (around.kind) {
      case 'objectProperty':
        property = around;
        break;
      case 'call':
        if (around.name.name === 'nameof') return true;
        break;
      case 'for':
        return false;
      case 'variable':
      case 'output':
        return true;
      case 'resource':
        return property !== undefined && keyText(property) === 'properties';
      case 'module':
        return property !== undefined && keyText(property) === 'params';
      default:
        break;
    }
  }
  return false;
}
