import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { referencedBy } from '../binder/cycles.js';
import { handOnMarks } from '../binder/marks.js';
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
  const needs = [...binding.declarations.names.values()].flatMap((symbol) =>
    namedBy(symbol, binding).map((named) => [symbol, named] as const),
  );
  const deployed = needs.flatMap(([, named]) =>
    ofDeployment.has(named.kind) ? [[named, named.name] as const] : [],
  );
  return handOnMarks(needs, deployed);
}

function namedBy(symbol: BicepSymbol, binding: FileModel['binding']): readonly BicepSymbol[] {
  if (symbol.kind === 'variable') {
    return [...referencedBy([symbol.declaration.value], binding.references)];
  }
  if (symbol.kind !== 'function') return [];
  const named = referencedBy([symbol.declaration.body], binding.references);
  return [...named].filter((each) => isReadableInFunctions(each, binding));
}
