import type { ChoiceValue, ObjectValue, UnknownValue, Value } from '../expressions/value.js';
import type { Span } from '../source/span.js';
import type { DeploymentFrame } from './frame.js';
import type { NodeScope } from './node-value.js';
import type { ObjectNode } from './template.js';

/** One resource that a declaration makes: the only one, or one round of its loop. Contents on demand. */
export interface ResourceInstance {
  readonly node: ObjectNode;
  /** The declaration line. */
  readonly header: Span;
  readonly symbolicPath: string;
  readonly frame: DeploymentFrame;
  /** What its expressions see: the template's scope and the rounds of loops around it. */
  readonly at: NodeScope;
  /** Name of the loop that the instance is a round of. */
  readonly loop?: string;
  /** Full type, as written. */
  readonly type: string;
  /** Full name. */
  readonly name: () => Value;
  /** Id of the scope that holds the resource (see `ResourceIdentity`). */
  readonly scope: () => Value;
  readonly id: () => Value;
  readonly apiVersion: () => Value | undefined;
  /**
   * What the declaration says of the resource, expressions evaluated, without what steers the deployment
   * (`condition`, `copy`, `dependsOn` …). Undefined while it is being worked out.
   */
  readonly body: () => ObjectValue | undefined;
  /** The nested deployment, where the resource is one whose template can be read. */
  readonly nested: () => DeploymentFrame | undefined;
  /** False where the condition is false. */
  readonly deployed: boolean;
  /** Declared as existing, so never deployed, only referred to. */
  readonly existing: boolean;
  readonly condition?: UnknownValue | ChoiceValue;
  readonly count?: UnknownValue | ChoiceValue;
}
