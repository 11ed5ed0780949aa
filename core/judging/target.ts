import type { ChoiceValue, UnknownValue } from '../expressions/value.js';
import type { LogicTarget } from '../logic/compiled.js';
import type { Domain } from '../resources/domain.js';
import type { Span } from '../source/span.js';
import type { TargetReference } from './verdict.js';

/** A thing that rules judge: a resource, a deployment, a template file or a parameter file. */
export interface Target extends LogicTarget {
  readonly reference: TargetReference;
  readonly domain: Domain;
  /** Types of the resources above it that may speak for it, nearest first. */
  readonly ancestors: readonly string[];
  /** Where the deployments around it are declared, nearest first. */
  readonly around: readonly Span[];
  /** What the target is recognised by from run to run: part of its findings' fingerprints. */
  readonly identity: string;
  /** What decides whether the target is deployed at all, where that is not known. */
  readonly condition?: UnknownValue | ChoiceValue;
}
