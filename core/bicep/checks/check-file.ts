import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { checkArgumentCount } from '../binder/argument-counts.js';
import type { FileModel } from '../lower/model.js';
import { forEachPlace, type MetadataDeclaration, type Place } from '../syntax.js';
import { checkCollectionPlace, collectionsOf } from './collections.js';
import { checkConstant, checkInputs, checkLiteralType } from './constant-values.js';
import { checkDecorators } from './decorators.js';
import { checkDerivedType } from './derived-types.js';
import {
  duplicateDeployments,
  duplicateExtensions,
  duplicateOutputs,
  duplicateProperties,
  duplicateStatements,
  duplicateTypeProperties,
} from './duplicates.js';
import { checkExports } from './exports.js';
import { checkFeatures, checkModuleFeatures } from './features.js';
import { checkImportedKind } from './imported-kinds.js';
import { checkInteger } from './integers.js';
import { namesOfOneSpelling, propertiesOfOneSpelling } from './letter-case.js';
import { checkModuleParameters } from './module-parameters.js';
import { checkParentAndScope } from './parents-and-scopes.js';
import {
  checkFunctionPlace,
  checkLambdaPlace,
  checkLoopPlace,
  checkNameOf,
  checkNestedPlace,
  checkSpreadPlace,
} from './places.js';
import { checkDefault, checkFunctionBody } from './readable-names.js';
import { checkSecretPlace, checkSecretRead } from './secret-places.js';

/** What a file says that the grammar allows and the language does not, as far as no types are needed to see it. */
export function checkFile(model: FileModel): Diagnostic[] {
  const problems = [
    ...duplicateExtensions(model),
    ...duplicateOutputs(model),
    ...duplicateStatements(model),
    ...namesOfOneSpelling(model),
    ...duplicateDeployments(model),
    ...checkModuleFeatures(model),
    ...checkExports(model),
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
      if (isFirst) add(checkDecorators(owner.decorators, owner, model));
      break;
    }
    case 'object':
      add(duplicateProperties(node));
      break;
    case 'objectType':
      add(duplicateTypeProperties(node));
      add(propertiesOfOneSpelling(node));
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
      add(checkMetadataName(node));
      break;
    case 'parameter':
      add(checkDefault(node, model));
      break;
    case 'resource':
      add(checkNestedPlace(node, place));
      add(checkFeatures(node, model));
      break;
    case 'function':
      add(checkFunctionBody(node, model));
      break;
    case 'assert':
    case 'extensionConfig':
    case 'resourceType':
    case 'test':
    case 'using':
      add(checkFeatures(node, model));
      break;
  }
}

/** Names that begin like this are for the Bicep CLI. */
function checkMetadataName({ name: { name, span } }: MetadataDeclaration): Diagnostic[] {
  return name.startsWith('_') ? [diagnostic('bicep/reserved-name', span, name)] : [];
}
