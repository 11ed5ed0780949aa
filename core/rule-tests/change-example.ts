import { namesType, typePatterns } from '../judging/type-patterns.js';
import { parsePath } from '../logic/path.js';
import type { TemplateChange } from '../ruleset/rule-tests.js';
import type { Span } from '../source/span.js';
import {
  literalNode,
  type NodePath,
  nodeAt,
  resourceNodes,
  runtimeNode,
  typeOfNode,
  withNode,
  withValueAt,
} from '../template/change-template.js';
import type { ObjectNode, TemplateNode } from '../template/template.js';
import type { RuleTestProblem } from './problem.js';

/** An example with a test's change made. */
export interface ChangedExample {
  readonly template: ObjectNode;
  /** The resource that was changed, as it is now: the first of a type that the rule names. */
  readonly resource?: ObjectNode;
  /** What could not be changed: a test that changes nothing tests nothing. */
  readonly problems: readonly RuleTestProblem[];
}

/** Makes a test's change in the first resource of one of the types (globs, exclusions with `!`). */
export function changeExample(
  template: ObjectNode,
  change: TemplateChange,
  types: readonly string[],
): ChangedExample {
  const patterns = typePatterns(types);
  const resource = resourceNodes(template).find((node) => namesType(patterns, typeOfNode(node)));
  const problems: RuleTestProblem[] = [];
  const miss = (message: string, span: Span): void => {
    problems.push({ message, span });
  };
  if (resource === undefined) {
    const [place] = placesOf(change);
    if (place !== undefined) miss('the example has no resource of the rule to change', place);
    return { template, problems };
  }
  let after: TemplateNode = resource;
  for (const [path, data] of change.set) {
    const segments = segmentsOf(path);
    after = withValueAt(after, segments, literalNode(data));
    if (nodeAt(after, segments) === undefined) {
      miss(`'${path}' cannot be set: it leads through a value that is no object`, data.span);
    }
  }
  for (const { value: path, span } of change.remove) {
    const segments = segmentsOf(path);
    if (nodeAt(after, segments) === undefined)
      miss(`there is nothing at '${path}' to remove`, span);
    after = withValueAt(after, segments, undefined);
  }
  for (const { value: path, span } of change.unknown) {
    const segments = segmentsOf(path);
    const before = nodeAt(after, segments) ?? resource;
    after = withValueAt(after, segments, runtimeNode(before.span));
    if (nodeAt(after, segments) === undefined) {
      miss(`'${path}' cannot be made unknown: it leads through a value that is no object`, span);
    }
  }
  return {
    template: withNode(template, resource, after),
    ...(after.kind === 'object' ? { resource: after } : {}),
    problems,
  };
}

/** What a test's change comes to where the example is no template: nothing can be changed in it. */
export function refuseChange(change: TemplateChange): readonly RuleTestProblem[] {
  const [span] = placesOf(change);
  const message =
    'the example is no template, so nothing in it can be changed: write it as it is to be';
  return span === undefined ? [] : [{ message, span }];
}

function placesOf({ set, remove, unknown }: TemplateChange): readonly Span[] {
  return [...[...set.values()].map(({ span }) => span), ...[...remove, ...unknown].map(spanOf)];
}

function spanOf({ span }: { readonly span: Span }): Span {
  return span;
}

/** A property path as steps into a template. */
export function segmentsOf(path: string): NodePath {
  const parsed = parsePath(path);
  return (parsed.steps ?? []).flatMap((step) => {
    if (step.kind === 'every') return [];
    return [step.kind === 'key' && step.index === undefined ? step.key : (step.index ?? 0)];
  });
}
