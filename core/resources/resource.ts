import type { ChoiceValue, ObjectValue, UnknownValue, Value } from '../expressions/value.js';
import type { Span } from '../source/span.js';
import type { ObjectNode } from '../template/template.js';

/** One resource that would be deployed, normalised: every front end's resources look the same. */
export interface Resource {
  /** Full id, text or text with holes. */
  readonly id: Value;
  /** Full name (`parent/child`), text or text with holes. */
  readonly name: Value;
  /** Full type (`Microsoft.Network/virtualNetworks/subnets`), letter case as written. */
  readonly type: string;
  /**
   * The whole resource as rules read it: `id name type apiVersion location tags properties …` with
   * expressions evaluated, and its children under `resources`.
   */
  readonly value: ObjectValue;
  /** Path through the templates, the same for every environment: `resources.aks`, `resources.mod.resources[0]`. */
  readonly symbolicPath: string;
  /** The declaration line, where absence directly below the resource is reported. */
  readonly header: Span;
  /** The deployment that declares it, which need not be the one that declares its parent. */
  readonly deployment: Deployment;
  readonly parent?: Resource;
  /** Children and extension resources, from whichever deployment of the same root. */
  readonly children: readonly Resource[];
  /** What decides whether the resource is deployed at all, where that is not known; its own condition or that of a deployment around it. */
  readonly condition?: UnknownValue | ChoiceValue;
  /** Set on the one representative of a loop of unknown length. */
  readonly count?: UnknownValue | ChoiceValue;
  /** True where the resource was exported from Azure, so that its strings are data. */
  readonly exported: boolean;
  /**
   * Set where an export lists it under a resource that it is no part of, to tell more of that one: what
   * is exported for itself stands at the top as well, and is judged there.
   */
  readonly mentioned?: true;
  /**
   * Of an exported deployment: what it makes of its template. The resources in it are linked among
   * themselves, and are not those that were exported.
   */
  readonly deployed?: Deployment;
}

/** One expansion of one template: the root of a run or a nested deployment. */
export interface Deployment {
  /** The root: its parameter file, else its template file; nested: the name of the deployment resource. */
  readonly name: string;
  readonly symbolicPath: string;
  readonly scope: 'resourceGroup' | 'subscription' | 'managementGroup' | 'tenant';
  readonly template: ObjectNode;
  readonly parent?: Deployment;
  /** The resource that is this deployment, for a nested or exported one. */
  readonly resource?: Resource;
  readonly parameters: ReadonlyMap<string, ParameterState>;
  readonly outputs: ReadonlyMap<string, OutputState>;
  /**
   * Top-level resources of this deployment, nested deployments among them, children nested below
   * them; existing ones are not among them. A child of a resource of another deployment stands there.
   * Databases of SQL servers stand here although they have a `parent`, whose `children` then lack them:
   * walking `resources`, `children` and `nested` meets every resource once.
   */
  readonly resources: readonly Resource[];
  /** The deployments that resources of this one stand for, in order of declaration. */
  readonly nested: readonly Deployment[];
  readonly issues: readonly ExpansionIssue[];
  /** The deployment as a resource target of type `Microsoft.Resources/deployments`. */
  readonly value: ObjectValue;
}

export interface ParameterState {
  readonly name: string;
  readonly declaration: Span;
  readonly type: string;
  readonly secure: boolean;
  readonly value: Value;
}

export interface OutputState {
  readonly name: string;
  readonly declaration: Span;
  readonly secure: boolean;
  readonly value: Value;
}

/** Something expansion noticed that rules may ask for with the operator `issues`. */
export interface ExpansionIssue {
  readonly id:
    | 'OutputSecretValue'
    | 'ParameterSecureAssignment'
    | 'ParameterUnsecureValue'
    | 'ParameterStrongType'
    | 'ExpressionLength'
    | 'ValueConstraint';
  /** The parameter or output concerned. */
  readonly name: string;
  readonly message: string;
  readonly span: Span;
}
