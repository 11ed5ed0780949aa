import { metadataShape } from '../config/config-shape.js';
import { oneLine } from '../judging/place.js';
import { type DataNode, type DataObject, propertyOf } from '../source/data.js';
import { readShape } from '../source/shape.js';
import { type Span, textOf } from '../source/span.js';
import type { Flaw, Reach, Suppression } from './suppression.js';

/** What was found, and what was wrong with it. */
export interface FoundSuppressions {
  readonly suppressions: readonly Suppression[];
  readonly flaws: readonly Flaw[];
}

/**
 * The suppressions under `metadata.groundrule.suppressions` of a JSON document: of the whole file at its
 * root, of a resource in the resource, of what stands in anything else (a parameter, a nested template).
 */
export function metadataSuppressions(root: DataNode): FoundSuppressions {
  const suppressions: Suppression[] = [];
  const flaws: Flaw[] = [];
  const visit = (node: DataNode, header: Span): void => {
    if (node.kind === 'array') {
      for (const item of node.items) visit(item, item.span);
    }
    if (node.kind !== 'object') return;
    const written = memberOf(memberOf(node, 'metadata'), 'groundrule');
    if (written !== undefined) {
      const reach = node === root ? fileReach(node) : reachOf(node, header);
      const { value, diagnostics } = readShape(metadataShape, written, "'groundrule'");
      for (const { value: said, span } of value?.suppressions ?? []) {
        suppressions.push({ ...said, by: 'metadata', span, reach, of: nameOf(node, header) });
      }
      for (const { message, span = written.span } of diagnostics) {
        flaws.push({ fault: 'malformed', span, message });
      }
    }
    for (const { key, value } of node.properties.values()) visit(value, key.span);
  };
  visit(root, root.span);
  return { suppressions, flaws };
}

function fileReach({ span }: DataObject): Reach {
  return { kind: 'file', path: span.file.path };
}

function reachOf(node: DataObject, header: Span): Reach {
  const type = memberOf(node, 'type');
  const isResource = type?.kind === 'string' && type.value.includes('/');
  return isResource ? { kind: 'declaration', header } : { kind: 'within', span: node.span };
}

/** A resource by type and name, anything else by how it begins. */
function nameOf(node: DataObject, header: Span): string {
  const [type, name] = ['type', 'name'].map((key) => memberOf(node, key));
  if (type?.kind === 'string' && name?.kind === 'string') return `${type.value} ${name.value}`;
  return textOf(oneLine(header));
}

function memberOf(node: DataNode | undefined, key: string): DataNode | undefined {
  return node?.kind === 'object' ? propertyOf(node, key)?.value : undefined;
}
