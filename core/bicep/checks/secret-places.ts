import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { keyText, unwrap } from '../binder/expression-parts.js';
import { callsNamespace } from '../binder/namespaces.js';
import type { FileModel } from '../lower/model.js';
import { isSecureParameter } from '../modules/secure.js';
import {
  type FunctionCall,
  type InstanceCall,
  nodesAround,
  type Place,
  type VariableAccess,
} from '../syntax.js';

/**
 * A secret can only be handed on as a whole: `vault.getSecret(…)` to a secure parameter of a module or a setting of its
 * extensions, also as one side of a choice; `getSecret(…)` of a parameter file to a parameter.
 */
export function checkSecretPlace(
  node: FunctionCall | InstanceCall,
  place: Place,
  model: FileModel,
): Diagnostic[] {
  if (node.name.name !== 'getSecret') return [];
  const ofParameterFile = callsNamespace(node, model.binding);
  if (ofParameterFile && model.file.kind === 'file') return [];
  const isPlaced = ofParameterFile ? isAssigned(place) : isHandedOn(place, model);
  return isPlaced ? [] : [diagnostic('bicep/secret-place', node.span)];
}

/** A value of a parameter file that is a secret cannot be read by its other values. */
export function checkSecretRead(node: VariableAccess, { binding }: FileModel): Diagnostic[] {
  const symbol = binding.references.get(node);
  if (symbol?.kind !== 'assignment') return [];
  const value = unwrap(symbol.declaration.value);
  const isCall = value.kind === 'call' || value.kind === 'instanceCall';
  const isSecret = isCall && value.name.name === 'getSecret';
  return isSecret ? [diagnostic('bicep/secret-place', node.span)] : [];
}

function isAssigned({ around }: Place): boolean {
  if (around?.node.kind === 'parameterAssignment' || around?.node.kind === 'variable') return true;
  // A setting: `extensionConfig alias with { name: … }`.
  return around?.around?.around?.node.kind === 'extensionConfig';
}

function isHandedOn(place: Place, model: FileModel): boolean {
  const [property, ...outer] = nodesAround(outermostChoice(place));
  if (property?.kind !== 'objectProperty') return false;
  const above = outer.filter(({ kind }) => kind === 'objectProperty');
  const names = above.map((each) => (each.kind === 'objectProperty' ? keyText(each) : undefined));
  const symbol = [...model.modules.keys()].find(({ declaration }) => outer.includes(declaration));
  if (symbol === undefined) return false;
  if (names.length === 1 && names[0] === 'params') {
    const target = model.modules.get(symbol);
    const name = keyText(property);
    return target === undefined || name === undefined || isSecureParameter(target, name);
  }
  return names.length === 2 && names[1] === 'extensionConfigs';
}

/** The choice between values of which a place is one, or the choice that such a choice stands in. */
function outermostChoice(place: Place): Place {
  let at = place;
  for (;;) {
    const { around } = at;
    if (around?.node.kind !== 'ternary' || around.node.condition === at.node) return at;
    at = around;
  }
}
