import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { checkArgumentCount } from '../binder/argument-counts.js';
import type { BicepSymbol } from '../binder/symbols.js';
import type { FileModel } from '../lower/model.js';
import { forEachPlace, type ParameterDeclaration, type Place } from '../syntax.js';
import { checkCollectionPlace, collectionsOf } from './collections.js';
import { checkConstant, checkInputs, checkLiteralType } from './constant-values.js';
import { checkDecorators } from './decorators.js';
import { checkDerivedType } from './derived-types.js';
import {
  duplicateDeployments,
  duplicateOutputs,
  duplicateProperties,
  duplicateTypeProperties,
} from './duplicates.js';
import { checkImportedKind } from './imported-kinds.js';
import { checkInteger } from './integers.js';
import { checkModuleParameters } from './module-parameters.js';
import { checkParentAndScope } from './parents-and-scopes.js';
import {
  checkFunctionPlace,
  checkLambdaPlace,
  checkLoopPlace,
  checkNameOf,
  checkSpreadPlace,
} from './places.js';
import { checkSecretPlace, checkSecretRead } from './secret-places.js';

/** What a file says that the grammar allows and the language does not, as far as no types are needed to see it. */
export function checkFile(model: FileModel): Diagnostic[] {
  const problems = [
    ...duplicateOutputs(model),
    ...duplicateDeployments(model),
    ...[...model.modules].flatMap(([symbol, target]) => checkModuleParameters(symbol, target)),
    ...[...model.resources, ...model.modules.keys()].flatMap((symbol) =>
      checkParentAndScope(symbol, model),
    ),
  ];
  const collections = collectionsOf(model);
  const add = (found: readonly Diagnostic[]): void => {
    for (const problem of found) problems.push(problem);
  };
  forEachPlace(model.file, (place) => {
    checkPlace(place, model, collections, add);
    add(checkImportedKind(place, model));
  });
  return problems;
}

function checkPlace(
  place: Place,
  model: FileModel,
  collections: ReturnType<typeof collectionsOf>,
  add: (found: readonly Diagnostic[]) => void,
): void {
  const { node } = place;
  switch (node.kind) {
    case 'decorator': {
      const owner = place.around?.node;
      const isFirst = owner && 'decorators' in owner && owner.decorators[0] === node;
      if (isFirst) add(checkDecorators(owner.decorators, owner));
      break;
    }
    case 'object':
      add(duplicateProperties(node));
      break;
    case 'objectType':
      add(duplicateTypeProperties(node));
      break;
    case 'integer':
      add(checkInteger(node, place));
      break;
    case 'for':
      add(checkLoopPlace(place));
      break;
    case 'parameterizedType':
      add(checkDerivedType(node, place, model));
      break;
    case 'literalType':
      add(checkLiteralType(node, model));
      break;
    case 'spread':
      add(checkSpreadPlace(place));
      break;
    case 'lambda':
      add(checkLambdaPlace(place));
      break;
    case 'resourceAccess':
      add(checkCollectionPlace(node, place, model, collections));
      break;
    case 'variableAccess':
      add(checkCollectionPlace(node, place, model, collections));
      add(checkSecretRead(node, model));
      break;
    case 'call':
    case 'instanceCall':
      if (place.around?.node.kind === 'decorator') return;
      if (node.kind === 'call') add(checkNameOf(node, model));
      add(checkArgumentCount(node, model));
      add(checkInputs(node, model));
      add(checkFunctionPlace(node, place, model));
      add(checkSecretPlace(node, place, model));
      break;
    case 'metadata':
      add(checkConstant(node.value));
      break;
    case 'parameter':
      add(checkDefault(node, model));
      break;
  }
}

/** The Bicep CLI takes the variables of lambdas there for such as the file declares. */
const notInDefaults: ReadonlySet<BicepSymbol['kind']> = new Set([
  'local',
  'module',
  'resource',
  'variable',
]);

/** Default values are worked out before variables and resources are. */
function checkDefault(
  { defaultValue }: ParameterDeclaration,
  { binding }: FileModel,
): Diagnostic[] {
  if (defaultValue === undefined) return [];
  const problems: Diagnostic[] = [];
  forEachPlace(defaultValue, ({ node }) => {
    if (node.kind !== 'variableAccess') return;
    const symbol = binding.references.get(node);
    const { name } = node.name;
    if (symbol && notInDefaults.has(symbol.kind)) {
      problems.push(diagnostic('bicep/parameter-default', node.span, name));
    }
  });
  return problems;
}
