import { isAssertionRecord, type WrittenLogic } from '../ruleset/rule-document.js';
import type { DataNode } from '../source/data.js';
import type { Span } from '../source/span.js';
import { objectWith } from './data-edit.js';
import { type Mutation, mutateCondition } from './mutate-logic.js';

/** A rule whose logic was changed in one place. */
export interface Mutant {
  /** What was changed: `'atLeast' became 'moreThan'`. */
  readonly change: string;
  /** Where the rule file says what was changed. */
  readonly span: Span;
  readonly logic: WrittenLogic;
}

/** Every mutant of a rule's logic, in the order of the file. */
export function mutantsOf(logic: WrittenLogic): readonly Mutant[] {
  const found = [
    ...ofTypes(logic),
    ...ofWhen(logic),
    ...ofLets(logic),
    ...ofAssertions(logic),
    ...ofEach(logic),
  ];
  return found.sort((a, b) => a.span.start - b.span.start);
}

function ofTypes(logic: WrittenLogic): readonly Mutant[] {
  const { resource = [] } = logic;
  if (resource.length < 2) return [];
  return resource.map(({ value, span }, index) => ({
    change: `the type '${value}' was left out`,
    span,
    logic: { ...logic, resource: resource.toSpliced(index, 1) },
  }));
}

function ofWhen(logic: WrittenLogic): readonly Mutant[] {
  const { when } = logic;
  if (when === undefined) return [];
  const { when: _, ...without } = logic;
  return [
    { change: "'when' was left out", span: when.span, logic: without },
    ...mutateCondition(when).map(({ node, ...one }) => ({
      ...one,
      logic: { ...logic, when: node },
    })),
  ];
}

function ofLets(logic: WrittenLogic): readonly Mutant[] {
  return [...(logic.let ?? [])].flatMap(([name, value]) =>
    mutateCondition(value)
      // A named value is mostly no condition: to negate all of it says little.
      .filter(({ change, span }) => span !== value.span || !change.endsWith('was negated'))
      .map(({ node, ...one }) => ({
        ...one,
        logic: { ...logic, let: new Map(logic.let).set(name, node) },
      })),
  );
}

function ofAssertions(logic: WrittenLogic): readonly Mutant[] {
  return mutateList(logic.assert ?? []).map(({ nodes, ...one }) => ({
    ...one,
    logic: { ...logic, assert: nodes },
  }));
}

function ofEach(logic: WrittenLogic): readonly Mutant[] {
  const { each = [] } = logic;
  const whole =
    each.length + (logic.assert?.length ?? 0) > 1
      ? each.map((one, index) => ({
          change: "an 'each' was left out",
          span: one.in.span,
          logic: { ...logic, each: each.toSpliced(index, 1) },
        }))
      : [];
  const inside = each.flatMap((one, index) =>
    mutateEach(one).map(({ changed, change, span }) => ({
      change,
      span,
      logic: { ...logic, each: each.with(index, changed) },
    })),
  );
  return [...whole, ...inside];
}

type Each = NonNullable<WrittenLogic['each']>[number];

interface EachMutation extends Omit<Mutation, 'node'> {
  readonly changed: Each;
}

function mutateEach(each: Each): readonly EachMutation[] {
  const { where, whenEmpty, assert } = each;
  const { where: _w, ...everything } = each;
  const { whenEmpty: _e, ...byDefault } = each;
  return [
    ...(each.in.kind === 'string'
      ? []
      : mutateCondition(each.in)
          .filter(({ span }) => span !== each.in.span)
          .map(({ node, ...one }) => ({ ...one, changed: { ...each, in: node } }))),
    ...(where === undefined
      ? []
      : [
          { change: "'where' was left out", span: where.span, changed: everything },
          ...mutateCondition(where).map(({ node, ...one }) => ({
            ...one,
            changed: { ...each, where: node },
          })),
        ]),
    ...(whenEmpty === undefined || whenEmpty === 'pass'
      ? []
      : [{ change: "'whenEmpty' was left out", span: each.in.span, changed: byDefault }]),
    ...mutateList(assert).map(({ nodes, ...one }) => ({
      ...one,
      changed: { ...each, assert: nodes },
    })),
  ];
}

interface ListMutation extends Omit<Mutation, 'node'> {
  readonly nodes: readonly DataNode[];
}

/** Assertions with one left out or changed. */
function mutateList(nodes: readonly DataNode[]): readonly ListMutation[] {
  const dropped =
    nodes.length < 2
      ? []
      : nodes.map((node, index) => ({
          change: 'an assertion was left out',
          span: thatOf(node).span,
          nodes: nodes.toSpliced(index, 1),
        }));
  const changed = nodes.flatMap((node, index) =>
    mutateCondition(thatOf(node)).map(({ node: that, ...one }) => ({
      ...one,
      nodes: nodes.with(index, withThat(node, that)),
    })),
  );
  return [...dropped, ...changed];
}

function thatOf(node: DataNode): DataNode {
  return node.kind === 'object' && isAssertionRecord(node)
    ? (node.properties.get('that')?.value ?? node)
    : node;
}

function withThat(node: DataNode, that: DataNode): DataNode {
  return node.kind === 'object' && isAssertionRecord(node) ? objectWith(node, 'that', that) : that;
}
