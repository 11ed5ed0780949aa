import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/nearest.js';
import type { Identifier } from '../syntax.js';
import {
  ambientTypes,
  azFunctions,
  type Caller,
  experimentalFunctions,
  namespaceOf,
  sysFunctions,
} from './builtin-functions.js';
import { lookUp, namesIn, type Scope } from './scope.js';
import type { BicepSymbol, NamespaceSymbol } from './symbols.js';

/** What is known of the names of a file, and what was found out about them. */
export interface Names {
  /** True where the file declares only resources, so that names it lacks are taken as unknown. */
  readonly snippet: boolean;
  /** The file that the names stand in. */
  readonly caller: Caller;
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
  'assert',
  'extensionConfig',
  'function',
  'test',
  'type',
]);

/** What a name stands for where it is called; undefined for a function of a namespace, and for what is none. */
export function resolveFunction(
  identifier: Identifier,
  scope: Scope,
  { caller, diagnostics }: Names,
): BicepSymbol | undefined {
  const { name } = identifier;
  const found = lookUp(scope, name);
  if (found?.kind === 'function' || found?.kind === 'imported') return found;
  const namespace = namespaceOf(name, caller);
  if (found) {
    const hidden = namespace ? `${namespace}.${name}` : '';
    diagnostics.push(wrongKind(identifier, found, 'function', hidden));
  } else if (!namespace && name !== '') {
    const functions = [...sysFunctions, ...azFunctions].filter((each) => namespaceOf(each, caller));
    diagnostics.push(unknownFunction(identifier, [...namesIn(scope), ...functions], caller));
  }
  return undefined;
}

/** Reports a function that the namespace which is named before it does not have. */
export function checkNamespaceCall(
  namespace: NamespaceSymbol,
  identifier: Identifier,
  { caller, diagnostics }: Names,
): void {
  const { name, span } = identifier;
  const owner = namespaceOf(name, caller);
  if (name === '' || owner === namespace.namespace) return;
  if (owner !== undefined) {
    const written = `${namespace.name}.${name}`;
    diagnostics.push(diagnostic('bicep/unknown-function', span, written, `${owner}.${name}`));
    return;
  }
  const functions = namespace.namespace === 'sys' ? sysFunctions : azFunctions;
  diagnostics.push(unknownFunction(identifier, functions, caller));
}

/** @param others names of what might have been meant */
function unknownFunction(
  { name, span }: Identifier,
  others: Iterable<string>,
  { kind }: Caller,
): Diagnostic {
  const feature = kind === 'parametersFile' ? experimentalFunctions.get(name) : undefined;
  if (feature !== undefined) {
    return diagnostic('bicep/experimental', span, `The function '${name}'`, feature);
  }
  return diagnostic('bicep/unknown-function', span, name, nearest(name, others) ?? '');
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

/** Reports a name that stands for something else than is meant. @param nearest what was probably meant; empty where that is not known */
export function wrongKind(
  { name, span }: Identifier,
  { kind }: BicepSymbol,
  wanted: 'value' | 'type' | 'function' | 'decorator',
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
