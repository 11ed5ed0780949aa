import type { DataNode, DataString } from '../source/data.js';
import type { Mutation } from './mutate-logic.js';

/** Another literal in the place of one: a near number, a text that is not quite the same. */
export function mutateLiteral(node: DataNode): readonly Mutation[] {
  switch (node.kind) {
    case 'boolean':
      return [
        changed(node, `${node.value} became ${!node.value}`, { ...node, value: !node.value }),
      ];
    case 'number':
      return [-1, 1].map((step) => {
        const value = node.value + step;
        return changed(node, `${node.text} became ${value}`, {
          ...node,
          value,
          text: String(value),
        });
      });
    case 'string':
      return textsNear(node.value).map((value) =>
        changed(node, `'${node.value}' became '${value}'`, withText(node, value)),
      );
    default:
      return [];
  }
}

function textsNear(text: string): readonly string[] {
  if (/^[<>]=?[\d=. ]/.test(text)) return [rangeNear(text)];
  const anchors = [
    ...(text.startsWith('^') ? [text.slice(1)] : []),
    ...(text.endsWith('$') && !text.endsWith('\\$') ? [text.slice(0, -1)] : []),
  ];
  return anchors.length > 0 ? anchors : [`${text}~`];
}

/** `>=1.2` as `>1.2`, and the reverse. */
function rangeNear(range: string): string {
  return range[1] === '=' ? range[0] + range.slice(2) : `${range[0]}=${range.slice(1)}`;
}

function withText({ shifts: _, ...node }: DataString, value: string): DataString {
  return { ...node, value };
}

function changed(node: DataNode, change: string, to: DataNode): Mutation {
  return { change, span: node.span, node: to };
}
