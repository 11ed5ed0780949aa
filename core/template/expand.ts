import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { newBudget } from '../expressions/scope.js';
import type { Entry, ObjectValue, Origin, Value } from '../expressions/value.js';
import { entryOf, objectValue, textValue } from '../expressions/values.js';
import type { DeploymentDraft, ResourceDraft } from '../resources/draft.js';
import { linkDeployments } from '../resources/graph.js';
import { deploymentType, idOf } from '../resources/ids.js';
import { withEntry } from '../resources/merges.js';
import { displayText } from '../resources/print.js';
import type { Deployment, OutputState, ParameterState } from '../resources/resource.js';
import { bothHold } from './conditions.js';
import type { DeploymentContext } from './context.js';
import { inDeploymentOrder } from './deployment-order.js';
import { type DeploymentFrame, openFrame } from './frame.js';
import { givenByFile } from './given-parameters.js';
import { issuesOf } from './issues.js';
import { defaultLimits, type ExpansionLimits } from './limits.js';
import { type LoadLinkedTemplate, loadNoTemplates } from './linked-template.js';
import { unreadDeployment } from './nested-deployments.js';
import type { ParameterValues } from './parameter-values.js';
import { rootPlace, scopeId } from './place.js';
import type { ResourceInstance } from './resource-instance.js';
import { type ExpansionSession, reportOnce } from './session.js';
import type { ObjectNode } from './template.js';

/** What is to be expanded. */
export interface ExpansionInput {
  readonly template: ObjectNode;
  /** Name of the root deployment: the path of its parameter file, else of its template file. */
  readonly name: string;
  /** Absent: defaults and unknowns. */
  readonly parameters?: ParameterValues;
  readonly context: DeploymentContext;
  readonly report: (problem: Diagnostic) => void;
  /** Absent: links are not followed. */
  readonly loadLinkedTemplate?: LoadLinkedTemplate;
  /** True for a bare resource or declarations out of context: names that are not declared are unknown. */
  readonly snippet?: boolean;
  readonly limits?: Partial<ExpansionLimits>;
  /** True where values given to secure parameters are not looked at: what is made of them is then unknown. Their defaults are. */
  readonly withholdSecrets?: boolean;
}

/**
 * Evaluates a template into the resources that would be deployed. Never throws on bad input: a problem
 * is reported where it stands, its value is unknown, and everything else goes on.
 */
export function expand(input: ExpansionInput): Deployment {
  return linkDeployments(expandToDraft(input));
}

/** The same before the resources are set among each other: each as its template declares it. */
export function expandToDraft(input: ExpansionInput): DeploymentDraft {
  const limits = { ...defaultLimits, ...input.limits };
  const session: ExpansionSession = {
    budget: newBudget(limits.steps),
    limits,
    snippet: input.snippet ?? false,
    withholdSecrets: input.withholdSecrets ?? false,
    loadLinkedTemplate: input.loadLinkedTemplate ?? loadNoTemplates,
    report: reportOnce(input.report),
    resourceCount: 0,
  };
  return draftOf(openRoot(input, session), input.name, {});
}

function openRoot(input: ExpansionInput, session: ExpansionSession): DeploymentFrame {
  const { template, parameters, context } = input;
  const place = rootPlace(template, context);
  const source = {
    session,
    template,
    place,
    name: place.deploymentName,
    symbolicPath: '',
    depth: 0,
  };
  if (parameters === undefined) return openFrame({ ...source, given: new Map() });
  const surroundings = openFrame({ ...source, given: new Map() });
  return openFrame({ ...source, given: givenByFile(parameters, surroundings.at) });
}

/** What a deployment around it says of every resource in it. */
type Inherited = Pick<ResourceDraft, 'condition' | 'count'>;

function draftOf(frame: DeploymentFrame, name: string, inherited: Inherited): DeploymentDraft {
  const { template, symbolicPath, place, instance } = frame;
  const resources = inDeploymentOrder(frame.resources.instances())
    .filter(({ deployed, existing }) => deployed && !existing)
    .map((resource) => resourceDraft(resource, inherited));
  const parameters = parameterStates(frame);
  const outputs = outputStates(frame);
  const origin: Origin = { span: instance?.header ?? template.header, role: 'context' };
  const identity = {
    scope: scopeId(place),
    type: deploymentType,
    name: frame.name,
  };
  return {
    name,
    symbolicPath,
    scope: place.kind,
    template,
    parameters,
    outputs,
    issues: issuesOf(frame, parameters, outputs),
    identity,
    id: instance?.id() ?? idOf(identity, origin),
    body: deploymentBody(instance?.body() ?? objectValue([], origin), parameters, outputs),
    resources,
  };
}

function resourceDraft(instance: ResourceInstance, inherited: Inherited): ResourceDraft {
  const { type, symbolicPath, header } = instance;
  const origin: Origin = { span: header, role: 'expression' };
  const condition = bothHold(inherited.condition, instance.condition);
  const count = instance.count ?? inherited.count;
  const present = { ...(condition && { condition }), ...(count && { count }) };
  const frame = instance.nested() ?? unreadDeployment(instance);
  const nested = frame && draftOf(frame, displayText(instance.name()), present);
  return {
    identity: { scope: instance.scope(), type, name: instance.name() },
    id: instance.id(),
    body: nested?.body ?? instance.body() ?? objectValue([], origin),
    symbolicPath,
    header,
    exported: false,
    ...present,
    ...(nested && { nested }),
  };
}

function parameterStates({ parameters }: DeploymentFrame): ReadonlyMap<string, ParameterState> {
  const states = new Map<string, ParameterState>();
  for (const { key: name, span: declaration, type } of parameters.declarations) {
    const value = parameters.get(name);
    if (value === undefined) continue;
    states.set(name, { name, declaration, type: type.name, secure: type.secure, value });
  }
  return states;
}

function outputStates({ outputs }: DeploymentFrame): ReadonlyMap<string, OutputState> {
  const states = new Map<string, OutputState>();
  for (const { key: name, span: declaration, type } of outputs.declarations) {
    const value = outputs.get(name);
    if (value !== undefined) states.set(name, { name, declaration, secure: type.secure, value });
  }
  return states;
}

/** The deployment as a target: what its resource says, with parameters and outputs as values. */
function deploymentBody(
  body: ObjectValue,
  parameters: ReadonlyMap<string, ParameterState>,
  outputs: ReadonlyMap<string, OutputState>,
): ObjectValue {
  const { origin } = body;
  const written = entryOf(body, 'properties');
  const properties =
    written?.value.kind === 'object'
      ? written.value
      : objectValue([{ key: 'mode', value: textValue('Incremental', origin) }], origin);
  const entries = [
    { key: 'parameters', value: statesObject(parameters, origin) },
    { key: 'outputs', value: statesObject(outputs, origin) },
  ];
  const value = entries.reduce<ObjectValue>(withEntry, properties);
  return withEntry(body, { ...written, key: 'properties', value });
}

function statesObject(
  states: ReadonlyMap<string, { readonly declaration: Origin['span']; readonly value: Value }>,
  origin: Origin,
): ObjectValue {
  const entries = [...states].map(
    ([key, { declaration, value }]): Entry => ({
      key,
      keySpan: declaration,
      value: objectValue([{ key: 'value', keySpan: declaration, value }], value.origin),
    }),
  );
  return objectValue(entries, origin);
}
