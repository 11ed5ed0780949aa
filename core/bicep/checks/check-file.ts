import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { checkArgumentCount } from '../binder/argument-counts.js';
import type { BicepSymbol } from '../binder/symbols.js';
import type { FileModel } from '../lower/model.js';
import { forEachPlace, type ParameterDeclaration, type Place } from '../syntax.js';
import { checkCollectionPlace, collectionsOf } from './collections.js';
import { checkConstant, checkInputs, checkLiteralType } from './constant-values.js';
import { checkDecorators } from './decorators.js';
import { checkDerivedType } from './derived-types.js';
import { duplicateDeployments, duplicateOutputs, duplicateProperties } from './duplicates.js';
import { checkImportedKind } from './imported-kinds.js';
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
  forEachPlace(model.file, (place) => {
    for (const problem of checkPlace(place, model, collections)) problems.push(problem);
    for (const problem of checkImportedKind(place, model)) problems.push(problem);
  });
  return problems;
}

function checkPlace(
  place: Place,
  model: FileModel,
  collections: ReturnType<typeof collectionsOf>,
): Diagnostic[] {
  const { node } = place;
  const decorated = 'decorators' in node ? checkDecorators(node.decorators, node) : [];
  switch (node.kind) {
    case 'object':
      return duplicateProperties(node);
    case 'for':
      return checkLoopPlace(place);
    case 'parameterizedType':
      return checkDerivedType(node, place, model);
    case 'literalType':
      return checkLiteralType(node, model);
    case 'spread':
      return checkSpreadPlace(place);
    case 'lambda':
      return checkLambdaPlace(place);
    case 'variableAccess':
      return [
        ...checkCollectionPlace(node, place, model, collections),
        ...checkSecretRead(node, model),
      ];
    case 'call':
    case 'instanceCall': {
      if (place.around?.node.kind === 'decorator') return [];
      const named = node.kind === 'call' ? checkNameOf(node, model) : [];
      const counted = checkArgumentCount(node, model);
      return [
        ...named,
        ...counted,
        ...checkInputs(node, model),
        ...checkFunctionPlace(node, place, model),
        ...checkSecretPlace(node, place, model),
      ];
    }
    case 'metadata':
      return [...decorated, ...checkConstant(node.value)];
    case 'parameter':
      return [...decorated, ...checkDefault(node, model)];
    default:
      return decorated;
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
function checkDefault({ defaultValue }: ParameterDeclaration, { binding }: FileModel) {
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
