import type { ChoiceValue, ObjectValue, UnknownValue, Value } from '../expressions/value.js';
import type { Span } from '../source/span.js';
import type { ResourceIdentity } from './ids.js';
import type { Deployment, Resource } from './resource.js';

/** A resource as a front end or the expansion gives it, before it is set among the others. */
export interface ResourceDraft {
  readonly identity: ResourceIdentity;
  readonly id: Value;
  /** Everything said of it apart from id, name, type and children. */
  readonly body: ObjectValue;
  readonly symbolicPath: string;
  readonly header: Span;
  readonly condition?: UnknownValue | ChoiceValue;
  readonly count?: UnknownValue | ChoiceValue;
  readonly exported: boolean;
  /** Resources written inside this one, which belong to it whatever their ids say. */
  readonly children?: readonly ResourceDraft[];
  /** The deployment that the resource is, for a nested one. */
  readonly nested?: DeploymentDraft;
  /** The deployment that an exported one was, expanded again. */
  readonly deployed?: Deployment;
  /** Of an exported one, as for {@link Resource}. */
  readonly mentioned?: true;
}

/** A deployment before its resources are set among each other. */
export interface DeploymentDraft
  extends Pick<
    Deployment,
    'name' | 'symbolicPath' | 'scope' | 'template' | 'parameters' | 'outputs' | 'issues'
  > {
  readonly identity: ResourceIdentity;
  readonly id: Value;
  /** What the deployment as a target says besides id, name and type. */
  readonly body: ObjectValue;
  readonly resources: readonly ResourceDraft[];
}
