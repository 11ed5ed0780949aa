import { diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import { callsOf, logicNodes, logicParts } from '../ruleset/logic-parts.js';
import type { WrittenLogic } from '../ruleset/rule-document.js';
import type { DataNode } from '../source/data.js';
import { matchesText } from '../source/glob.js';
import type { Located } from '../source/shape.js';
import type { Lint } from './lint.js';

/**
 * Types that nothing has, in the rule's own examples or in what is known of Azure: a rule that judges them would
 * never be asked, and logic that looks for them never finds any.
 */
export const unknownTypes: Lint = ({ source, resources }, { types }) => {
  if (types === undefined) return [];
  const names = [...types.values()].map(({ name }) => name);
  const own = resources.map(({ type }) => type);
  const written = source.rule.written();
  return [...(written.resource ?? []), ...typesIn(written)]
    .filter(({ value }) => !value.startsWith('!'))
    .filter(({ value }) => ![...own, ...names].some((name) => matchesText(value, name)))
    .map(({ value, span }) =>
      diagnostic('lint/unknown-type', span, value, nearest(value, names) ?? ''),
    );
};

/** Operators that take types, in all operands or in the first alone. */
const takeTypes = {
  all: ['type', 'self', 'deployed'],
  first: ['children', 'descendants', 'related'],
};

/** The types that a rule's own logic writes out. */
function typesIn(written: WrittenLogic): readonly Located<string>[] {
  const nodes = logicParts(written).flatMap(({ node }) => [...logicNodes(node)]);
  const called = (names: readonly string[]) => names.flatMap((name) => callsOf(name, nodes));
  return [...called(takeTypes.all), ...called(takeTypes.first).flatMap(firstOperand)].flatMap(
    textsIn,
  );
}

function firstOperand(operands: DataNode): readonly DataNode[] {
  if (operands.kind === 'array') return operands.items.slice(0, 1);
  if (operands.kind !== 'object') return [operands];
  return [...operands.properties.values()].flatMap(({ key, value }) =>
    key.value === 'types' ? [value] : [],
  );
}

function textsIn(operand: DataNode): readonly Located<string>[] {
  if (operand.kind === 'array') return operand.items.flatMap(textsIn);
  return operand.kind === 'string' ? [{ value: operand.value, span: operand.span }] : [];
}
