import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/nearest.js';
import { literalText, unwrap } from '../binder/expression-parts.js';
import type { BicepSymbol } from '../binder/symbols.js';
import type { FileModel } from '../lower/model.js';
import type { ExportedKind } from '../modules/import-closure.js';
import { holderOf, type Identifier, type Place } from '../syntax.js';

/** Whether what is imported stands where its kind may: a type as a type, a variable as a value, a function called. */
export function checkImportedKind(place: Place, model: FileModel): Diagnostic[] {
  const { node } = place;
  const { references } = model.binding;
  switch (node.kind) {
    case 'variableAccess':
      return checkSymbol(references.get(node), node.name, 'variable', model);
    case 'call':
      return checkSymbol(references.get(node), node.name, 'function', model);
    case 'typeName': {
      const symbol = references.get(node);
      const isNamespace = symbol?.kind === 'wildcard' || symbol?.kind === 'namespace';
      const holder = isNamespace ? holderOf(place) : undefined;
      if (!isNamespace) return checkSymbol(symbol, node.name, 'type', model);
      const isTarget = holder && 'target' in holder && holder.target === node;
      return isTarget ? [] : [wrongKind(node.name, 'namespace', 'type')];
    }
    case 'typePropertyAccess': {
      const { target } = node;
      const symbol = target.kind === 'typeName' ? references.get(target) : undefined;
      return checkMember(symbol, node.name, 'type', model);
    }
    case 'propertyAccess':
    case 'instanceCall': {
      const target = unwrap(node.target);
      const symbol = target.kind === 'variableAccess' ? references.get(target) : undefined;
      const wanted = node.kind === 'instanceCall' ? 'function' : 'variable';
      return checkMember(symbol, node.name, wanted, model);
    }
    default:
      return [];
  }
}

function checkSymbol(
  symbol: BicepSymbol | undefined,
  name: Identifier,
  wanted: ExportedKind,
  { imports }: FileModel,
): Diagnostic[] {
  const kind = symbol?.kind === 'imported' ? imports.kindOf(symbol) : undefined;
  return kind === undefined || kind === wanted ? [] : [wrongKind(name, kind, wanted)];
}

function checkMember(
  symbol: BicepSymbol | undefined,
  name: Identifier,
  wanted: ExportedKind,
  { imports }: FileModel,
): Diagnostic[] {
  const members = symbol?.kind === 'wildcard' ? imports.membersOf(symbol) : undefined;
  if (!members || members.size === 0 || symbol?.kind !== 'wildcard') return [];
  const kind = members.get(name.name);
  if (kind !== undefined) return kind === wanted ? [] : [wrongKind(name, kind, wanted)];
  const near = nearest(name.name, members.keys()) ?? '';
  const { path } = symbol.declaration;
  return [diagnostic('bicep/unknown-export', name.span, name.name, literalText(path) ?? '', near)];
}

function wrongKind({ name, span }: Identifier, kind: string, wanted: ExportedKind): Diagnostic {
  const meant = wanted === 'variable' ? 'value' : wanted;
  return diagnostic('bicep/wrong-kind', span, name, kind, meant, '');
}
