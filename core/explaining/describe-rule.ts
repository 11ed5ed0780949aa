import type { WrittenLogic } from '../ruleset/rule-document.js';
import { isAssertionRecord } from '../ruleset/rule-document.js';
import type { DataNode } from '../source/data.js';
import { describeLogic, inline, type Wording } from './describe-logic.js';

/** What a rule asks for, in words: where it applies, and what must hold there. */
export function describeRule({
  let: lets = new Map(),
  when,
  assert = [],
  each = [],
}: WrittenLogic): readonly Wording[] {
  return [
    ...[...lets].map(([name, node]) => ({ text: `with '${name}' for ${inline(node)}`, parts: [] })),
    ...(when === undefined ? [] : [{ text: 'applies where', parts: [describeLogic(when)] }]),
    ...(assert.length === 0 ? [] : [{ text: 'must hold', parts: assert.map(assertion) }]),
    ...each.map((one) => ({
      text: `must hold for each of ${collection(one.in)}`,
      parts: [
        ...(one.where === undefined ? [] : [{ text: 'where', parts: [describeLogic(one.where)] }]),
        ...one.assert.map(assertion),
        ...(one.whenEmpty === 'fail' ? [{ text: 'there must be at least one', parts: [] }] : []),
      ],
    })),
  ];
}

function assertion(node: DataNode): Wording {
  const that =
    node.kind === 'object' && isAssertionRecord(node) ? node.properties.get('that')?.value : node;
  return describeLogic(that ?? node);
}

/** The name of a view or a path stands for itself. */
function collection(node: DataNode): string {
  return node.kind === 'string' ? `'${node.value}'` : describeLogic(node).text;
}
