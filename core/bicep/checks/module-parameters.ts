import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/nearest.js';
import { keyText, propertyValue, unwrap } from '../binder/expression-parts.js';
import type { ModuleSymbol } from '../binder/symbols.js';
import { parametersOf } from '../modules/parameters.js';
import type { ModuleTarget } from '../modules/targets.js';

/** Whether a module is given the parameters it needs, and no others. */
export function checkModuleParameters(symbol: ModuleSymbol, target: ModuleTarget): Diagnostic[] {
  const declared = parametersOf(target);
  const { object } = symbol.body;
  if (declared === undefined || object === undefined) return [];
  const written = propertyValue(object, 'params');
  const params = written && unwrap(written);
  if (params !== undefined && params.kind !== 'object') return [];
  const members = params?.members ?? [];
  const given = new Set(members.map(keyText));
  const unknown = members.flatMap((member) => {
    const name = keyText(member);
    if (member.kind !== 'objectProperty' || name === undefined || declared.has(name)) return [];
    const near = nearest(name, declared.keys()) ?? '';
    return [diagnostic('bicep/unknown-module-parameter', member.key.span, name, near)];
  });
  const spread = [...members, ...object.members].some(({ kind }) => kind === 'spread');
  const missing = [...declared].filter(([name, required]) => required && !given.has(name));
  if (missing.length === 0 || spread) return unknown;
  const key = object.members.find((member) => keyText(member) === 'params');
  const { span } = key?.kind === 'objectProperty' ? key.key : symbol.declaration.name;
  const names = missing.map(([name]) => `'${name}'`).join(', ');
  return [diagnostic('bicep/missing-module-parameter', span, names), ...unknown];
}
