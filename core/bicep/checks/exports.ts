import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { referencedBy } from '../binder/cycles.js';
import type { BicepSymbol } from '../binder/symbols.js';
import type { FileModel } from '../lower/model.js';
import { exportsOf } from '../modules/exporters.js';
import { isReadableInFunctions } from './readable-names.js';

const ofDeployment: ReadonlySet<BicepSymbol['kind']> = new Set(['module', 'parameter', 'resource']);

/** What other files import works without what is given to this one, or deployed by it. */
export function checkExports(model: FileModel): Diagnostic[] {
  const exported = exportsOf(model);
  const needs = exported.length > 0 ? needsOf(model) : new Map<BicepSymbol, string>();
  return exported.flatMap((symbol) => {
    // The Bicep CLI does not look at what is exported by `@sys.export()`.
    const decorator = symbol.declaration.decorators.find(
      ({ expression }) => expression.kind === 'call' && expression.name.name === 'export',
    );
    const needed = needs.get(symbol);
    if (needed === undefined || decorator === undefined) return [];
    return [diagnostic('bicep/not-exportable', decorator.span, symbol.name, needed)];
  });
}

/** The variables and functions that need a parameter, resource or module of the file, each with the name of one. */
function needsOf({ binding }: FileModel): ReadonlyMap<BicepSymbol, string> {
  const needs = new Map<BicepSymbol, string>();
  const users = new Map<BicepSymbol, BicepSymbol[]>();
  const pending: BicepSymbol[] = [];
  for (const symbol of binding.declarations.names.values()) {
    for (const named of namedBy(symbol, binding)) {
      const known = users.get(named);
      if (known) known.push(symbol);
      else users.set(named, [symbol]);
      if (ofDeployment.has(named.kind) && !needs.has(named)) {
        needs.set(named, named.name);
        pending.push(named);
      }
    }
  }
  for (let symbol = pending.pop(); symbol !== undefined; symbol = pending.pop()) {
    for (const user of users.get(symbol) ?? []) {
      const needed = needs.get(symbol);
      if (needed === undefined || needs.has(user)) continue;
      needs.set(user, needed);
      pending.push(user);
    }
  }
  return needs;
}

function namedBy(symbol: BicepSymbol, binding: FileModel['binding']): readonly BicepSymbol[] {
  if (symbol.kind === 'variable') {
    return [...referencedBy([symbol.declaration.value], binding.references)];
  }
  if (symbol.kind !== 'function') return [];
  const named = referencedBy([symbol.declaration.body], binding.references);
  return [...named].filter((each) => isReadableInFunctions(each, binding));
}
