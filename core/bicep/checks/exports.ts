import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { referencedBy } from '../binder/cycles.js';
import type { BicepSymbol } from '../binder/symbols.js';
import type { FileModel } from '../lower/model.js';
import { exportsOf } from '../modules/exporters.js';
import { isReadableInFunctions } from './readable-names.js';

const ofDeployment: ReadonlySet<BicepSymbol['kind']> = new Set(['module', 'parameter', 'resource']);

/** What other files import works without what is given to this one, or deployed by it. */
export function checkExports(model: FileModel): Diagnostic[] {
  return exportsOf(model).flatMap((symbol) => {
    // The Bicep CLI does not look at what is exported by `@sys.export()`.
    const decorator = symbol.declaration.decorators.find(
      ({ expression }) => expression.kind === 'call' && expression.name.name === 'export',
    );
    const names = decorator ? neededOf(symbol, model).map((each) => `'${each}'`) : [];
    if (names.length === 0 || decorator === undefined) return [];
    return [diagnostic('bicep/not-exportable', decorator.span, symbol.name, names.join(', '))];
  });
}

function neededOf(exported: BicepSymbol, { binding }: FileModel): readonly string[] {
  const seen = new Set<BicepSymbol>();
  const found = new Set<string>();
  const pending = [exported];
  for (let symbol = pending.pop(); symbol !== undefined; symbol = pending.pop()) {
    if (seen.has(symbol)) continue;
    seen.add(symbol);
    if (ofDeployment.has(symbol.kind)) found.add(symbol.name);
    else if (symbol.kind === 'variable') {
      pending.push(...referencedBy([symbol.declaration.value], binding.references));
    } else if (symbol.kind === 'function') {
      const named = referencedBy([symbol.declaration.body], binding.references);
      pending.push(...[...named].filter((each) => isReadableInFunctions(each, binding)));
    }
  }
  return [...found].sort();
}
