import type { EvaluationScope } from '../expressions/scope.js';
import type { Value } from '../expressions/value.js';
import { objectAt } from './node-access.js';
import type { NodeScope } from './node-value.js';
import { type OutputTable, outputsOf } from './outputs.js';
import { type GivenParameter, type ParameterTable, parametersOf } from './parameters.js';
import { contextObject, type DeploymentPlace } from './place.js';
import { answerRuntime, unansweredRuntime } from './references.js';
import type { ResourceInstance } from './resource-instance.js';
import { type ResourceTable, resourceTable } from './resources.js';
import type { ExpansionSession } from './session.js';
import type { ObjectNode } from './template.js';
import { undeclaredName } from './undeclared.js';
import { userFunctionsOf } from './user-functions.js';
import { variablesOf } from './variables.js';

/** One deployment while it is being expanded: everything in it is worked out when first asked for. */
export interface DeploymentFrame {
  readonly session: ExpansionSession;
  readonly template: ObjectNode;
  readonly place: DeploymentPlace;
  readonly name: Value;
  readonly symbolicPath: string;
  /** 0 for the root. */
  readonly depth: number;
  /** The resource that is this deployment, for a nested one. */
  readonly instance?: ResourceInstance;
  /** What the template's expressions see. */
  readonly at: NodeScope;
  readonly parameters: ParameterTable;
  readonly outputs: OutputTable;
  readonly resources: ResourceTable;
}

export interface FrameSource
  extends Pick<
    DeploymentFrame,
    'session' | 'template' | 'place' | 'name' | 'symbolicPath' | 'depth' | 'instance'
  > {
  /** Values of the parameters, by name in lower case. */
  readonly given: ReadonlyMap<string, GivenParameter>;
}

/** Opens a template with parameters, variables and functions of its own. */
export function openFrame(source: FrameSource): DeploymentFrame {
  const { session, template, place } = source;
  const at = (): NodeScope => frame.at;
  const parameters = parametersOf({
    template,
    session,
    given: source.given,
    deployment: source.symbolicPath,
    root: source.depth === 0,
    scope: at,
  });
  const variables = variablesOf(objectAt(template, 'variables'), at);
  const functions = userFunctionsOf(template, at);
  const scope: EvaluationScope = {
    parameter: (name) => parameters.get(name) ?? undeclaredName('parameter', name, source),
    variable: (name) => variables.get(name) ?? undeclaredName('variable', name, source),
    lambdaVariable: () => undefined,
    copyIndex: () => undefined,
    userFunction: functions.get,
    names: (kind) =>
      kind === 'parameter'
        ? parameters.names()
        : kind === 'variable'
          ? variables.names()
          : functions.names(),
    context: (name) => contextObject(place, name),
    deploymentScope: place.kind,
    deployment: source.symbolicPath,
    runtime: (call) => answerRuntime(call, frame) ?? unansweredRuntime(call, frame),
    report: session.report,
    budget: session.budget,
  };
  const frame: DeploymentFrame = withContents({ ...source, at: { scope, session }, parameters });
  return frame;
}

/**
 * Opens a nested template of outer scope: its expressions see what the deployment around it sees. Its
 * own parameters and variables are seen only by expressions that were written with two brackets.
 */
export function openOuterFrame(
  source: Omit<FrameSource, 'given'>,
  outer: NodeScope,
): DeploymentFrame {
  const scope: EvaluationScope = {
    ...outer.scope,
    runtime: (call) => answerRuntime(call, frame) ?? outer.scope.runtime(call),
  };
  const parameters: ParameterTable = { get: () => undefined, names: () => [], declarations: [] };
  const inside = openFrame({ ...source, given: new Map() });
  const at: NodeScope = { scope, session: outer.session, own: inside.at.scope };
  const frame: DeploymentFrame = withContents({ ...source, at, parameters });
  return frame;
}

function withContents(opened: Omit<DeploymentFrame, 'outputs' | 'resources'>): DeploymentFrame {
  const frame: DeploymentFrame = {
    ...opened,
    outputs: outputsOf(opened.template, opened.at),
    resources: resourceTable(opened.template, () => frame),
  };
  return frame;
}
