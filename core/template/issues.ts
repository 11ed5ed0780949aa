import type { Origin, Value } from '../expressions/value.js';
import { holdsSecret } from '../expressions/values.js';
import type { ExpansionIssue, OutputState, ParameterState } from '../resources/resource.js';
import type { DeploymentFrame } from './frame.js';
import { longExpressions } from './long-expressions.js';
import { strongTypeMismatch } from './strong-types.js';
import { type ConstrainedDeclaration, constraintViolation } from './value-constraints.js';

/** What expansion noticed of a deployment's parameters and outputs that rules may ask for. */
export function issuesOf(
  frame: DeploymentFrame,
  parameters: ReadonlyMap<string, ParameterState>,
  outputs: ReadonlyMap<string, OutputState>,
): readonly ExpansionIssue[] {
  const issues: ExpansionIssue[] = [...longExpressions(frame.template)];
  for (const declaration of frame.parameters.declarations) {
    const state = parameters.get(declaration.key);
    if (state === undefined) continue;
    issues.push(...parameterIssues(state));
    const { name } = state;
    issues.push(...constraintIssues(state, { noun: 'parameter', ...declaration }, frame));
    const mismatch = strongTypeMismatch(state.value, declaration);
    if (mismatch !== undefined) {
      const span = givenAt(state.value.origin);
      issues.push({ id: 'ParameterStrongType', name, message: mismatch, span });
    }
  }
  for (const declaration of frame.outputs.declarations) {
    const state = outputs.get(declaration.key);
    // An output whose condition is false is null, whatever its type.
    if (state === undefined || state.value.kind === 'null') continue;
    issues.push(...constraintIssues(state, { noun: 'output', ...declaration }, frame));
  }
  for (const { name, secure, value } of outputs.values()) {
    if (secure || !holdsSecret(value)) continue;
    const message = `The output '${name}' holds a secret, and anyone who may read deployments can read it.`;
    issues.push({ id: 'OutputSecretValue', name, message, span: givenAt(value.origin) });
  }
  return issues;
}

function constraintIssues(
  { name, value }: ParameterState | OutputState,
  declaration: ConstrainedDeclaration,
  frame: DeploymentFrame,
): readonly ExpansionIssue[] {
  const violation = constraintViolation(value, declaration, frame);
  if (violation === undefined) return [];
  const span = givenAt(violation.value.origin);
  return [{ id: 'ValueConstraint', name, message: violation.message, span }];
}

function parameterIssues({ name, secure, value }: ParameterState): readonly ExpansionIssue[] {
  const span = givenAt(value.origin);
  if (!secure && holdsSecret(value)) {
    const message = `A secret is given to the parameter '${name}', which is not secure, so it is kept in the deployment's history.`;
    return [{ id: 'ParameterSecureAssignment', name, message, span }];
  }
  if (secure && isWrittenOut(value)) {
    const message = `The value of the secure parameter '${name}' is written out in the source.`;
    return [{ id: 'ParameterUnsecureValue', name, message, span }];
  }
  return [];
}

/** Where a parameter or output is given its value, rather than declared. */
function givenAt(origin: Origin): Origin['span'] {
  return origin.from?.span ?? origin.span;
}

/** True when the text comes from a literal, and is not empty. */
function isWrittenOut(value: Value): boolean {
  if (value.kind !== 'string' || value.value === '') return false;
  let origin = value.origin;
  while (origin.from !== undefined) origin = origin.from;
  return origin.role === 'literal';
}
