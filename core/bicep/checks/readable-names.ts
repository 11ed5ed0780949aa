import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { BicepSymbol } from '../binder/symbols.js';
import type { FileModel } from '../lower/model.js';
import {
  type Expression,
  type FunctionDeclaration,
  forEachPlace,
  type ParameterDeclaration,
} from '../syntax.js';

/** The Bicep CLI takes the variables of lambdas there for such as the file declares. */
const notInDefaults: ReadonlySet<BicepSymbol['kind']> = new Set([
  'local',
  'module',
  'resource',
  'variable',
]);

/** Default values are worked out before variables and resources are. */
export function checkDefault(
  { defaultValue }: ParameterDeclaration,
  { binding }: FileModel,
): Diagnostic[] {
  if (defaultValue === undefined) return [];
  return namesRead(defaultValue, binding, ({ kind }) => notInDefaults.has(kind)).map(
    ({ name, span }) => diagnostic('bicep/parameter-default', span, name),
  );
}

const notInFunctions: ReadonlySet<BicepSymbol['kind']> = new Set([
  'extension',
  'module',
  'parameter',
]);

/** The body of a function knows its own parameters, and of the file what does not change from one deployment to another. */
export function checkFunctionBody(
  { body }: FunctionDeclaration,
  { binding }: FileModel,
): Diagnostic[] {
  return namesRead(body, binding, (symbol) => !isReadableInFunctions(symbol, binding)).map(
    ({ name, span }) => diagnostic('bicep/function-scope', span, name),
  );
}

/** Whether the body of a function may name something that is declared outside of it. */
export function isReadableInFunctions(
  { kind, name }: BicepSymbol,
  { declarations }: FileModel['binding'],
): boolean {
  if (kind === 'namespace') return declarations.namespaces.has(name);
  return !notInFunctions.has(kind);
}

function namesRead(
  root: Expression,
  { references }: FileModel['binding'],
  isMeant: (symbol: BicepSymbol) => boolean,
): { name: string; span: Expression['span'] }[] {
  const found: { name: string; span: Expression['span'] }[] = [];
  forEachPlace(root, ({ node }) => {
    if (node.kind !== 'variableAccess') return;
    const symbol = references.get(node);
    if (symbol && isMeant(symbol)) found.push(node.name);
  });
  return found;
}
