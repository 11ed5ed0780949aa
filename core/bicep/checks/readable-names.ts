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
  return namesIn(defaultValue, binding, ({ kind }) => notInDefaults.has(kind)).map(
    ({ name, span }) => diagnostic('bicep/parameter-default', span, name),
  );
}

const notInFunctions: ReadonlySet<BicepSymbol['kind']> = new Set([
  'extension',
  'module',
  'namespace',
  'parameter',
]);

/** The body of a function knows its own parameters, and of the file what does not change from one deployment to another. */
export function checkFunctionBody(
  { body }: FunctionDeclaration,
  { binding }: FileModel,
): Diagnostic[] {
  const { namespaces } = binding.declarations;
  return namesIn(
    body,
    binding,
    ({ kind, name }) => notInFunctions.has(kind) && !(kind === 'namespace' && namespaces.has(name)),
  ).map(({ name, span }) => diagnostic('bicep/function-scope', span, name));
}

function namesIn(
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
