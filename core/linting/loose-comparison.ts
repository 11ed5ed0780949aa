import { diagnostic } from '../diagnostics/diagnostic.js';
import { callsOf, logicNodes, logicParts } from '../ruleset/logic-parts.js';
import type { DataNode } from '../source/data.js';
import type { Lint } from './lint.js';

/** Standard comparisons, and the operators that say the same of values that may be missing. */
const strict: Readonly<Record<string, string>> = {
  '==': 'equals',
  '===': 'equals',
  '!=': "'!' and 'equals'",
  '!==': "'!' and 'equals'",
  '<': 'lessThan',
  '<=': 'atMost',
  '>': 'moreThan',
  '>=': 'atLeast',
  in: "oneOf' or 'contains",
};

/** Comparisons of JSON Logic on values of what is judged: `missing <= 100` is true for them. */
export const looseComparisons: Lint = ({ source }) => {
  const nodes = logicParts(source.rule.written()).flatMap(({ node }) => [...logicNodes(node)]);
  return Object.entries(strict).flatMap(([name, instead]) =>
    callsOf(name, nodes)
      .filter(readsTarget)
      .map(({ span }) => diagnostic('lint/loose-comparison', span, name, instead)),
  );
};

function readsTarget(operands: DataNode): boolean {
  const nodes = [...logicNodes(operands)];
  return ['var', 'resource', 'view'].some((name) => callsOf(name, nodes).length > 0);
}
