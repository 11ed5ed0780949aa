import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/nearest.js';
import type { Identifier } from '../syntax.js';
import { ambientTypes, azFunctions, sysFunctions } from './builtin-functions.js';
import { lookUp, namesIn, type Scope } from './scope.js';
import type { BicepSymbol } from './symbols.js';

/** What is known of the names of a file, and what was found out about them. */
export interface Names {
  /** True where the file declares only resources, so that names it lacks are taken as unknown. */
  readonly snippet: boolean;
  /** Whether a namespace has a function of that name here. */
  readonly isFunction: (name: string) => boolean;
  /** What there is to say of such names by whoever does not take the file as a snippet. */
  readonly undeclared: Diagnostic[];
  readonly diagnostics: Diagnostic[];
}

/** What a name stands for where a value is meant. */
export function resolveValue(identifier: Identifier, scope: Scope, names: Names): BicepSymbol {
  const { name, span } = identifier;
  const found = lookUp(scope, name);
  if (found && valueless.has(found.kind)) {
    names.diagnostics.push(wrongKind(identifier, found, 'value', ''));
  } else if (found !== undefined) return found;
  else if (name !== '') {
    const near = nearest(name, namesIn(scope)) ?? '';
    const problems = names.snippet ? names.undeclared : names.diagnostics;
    problems.push(diagnostic('bicep/undeclared-name', span, name, near));
  }
  return { kind: 'undeclared', name, identifier };
}

const valueless: ReadonlySet<BicepSymbol['kind']> = new Set([
  'extensionConfig',
  'function',
  'test',
  'type',
]);

/** What a name stands for where it is called; undefined for a function of a namespace, and for what is none. */
export function resolveFunction(
  identifier: Identifier,
  scope: Scope,
  { isFunction, diagnostics }: Names,
): BicepSymbol | undefined {
  const { name, span } = identifier;
  const found = lookUp(scope, name);
  if (found?.kind === 'function' || found?.kind === 'imported') return found;
  if (found) {
    const namespace = sysFunctions.has(name) ? 'sys' : 'az';
    const hidden = isFunction(name) ? `${namespace}.${name}` : '';
    diagnostics.push(wrongKind(identifier, found, 'function', hidden));
  } else if (!isFunction(name) && name !== '') {
    const functions = [...sysFunctions, ...azFunctions].filter(isFunction);
    const near = nearest(name, [...namesIn(scope), ...functions]) ?? '';
    diagnostics.push(diagnostic('bicep/unknown-function', span, name, near));
  }
  return undefined;
}

/** What a name stands for where a type is meant; undefined for the types that every file knows, and for what is none. */
export function resolveType(
  identifier: Identifier,
  scope: Scope,
  { diagnostics }: Names,
): BicepSymbol | undefined {
  const { name, span } = identifier;
  const found = lookUp(scope, name);
  if (found !== undefined) {
    if (isTypeLike(found)) return found;
    diagnostics.push(wrongKind(identifier, found, 'type', ''));
  } else if (!ambientTypes.has(name) && name !== '') {
    const types = [...namesIn(scope)].filter((each) => isTypeLike(lookUp(scope, each)));
    const near = nearest(name, [...types, ...ambientTypes]) ?? '';
    diagnostics.push(diagnostic('bicep/unknown-type', span, name, near));
  }
  return undefined;
}

function isTypeLike(symbol: BicepSymbol | undefined): boolean {
  return (
    symbol?.kind === 'type' ||
    symbol?.kind === 'imported' ||
    symbol?.kind === 'wildcard' ||
    symbol?.kind === 'namespace'
  );
}

/** @param nearest what was probably meant; empty where that is not known */
function wrongKind(
  { name, span }: Identifier,
  { kind }: BicepSymbol,
  wanted: 'value' | 'type' | 'function',
  nearest: string,
): Diagnostic {
  return diagnostic('bicep/wrong-kind', span, name, wordsFor[kind] ?? kind, wanted, nearest);
}

const wordsFor: Partial<Record<BicepSymbol['kind'], string>> = {
  assignment: 'parameter',
  extensionConfig: 'setting of an extension',
  local: 'local variable',
  wildcard: 'namespace',
};
