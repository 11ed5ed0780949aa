import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { DataNode } from '../source/data.js';
import type { Span } from '../source/span.js';
import type { ArrayNode, TemplateNode } from '../template/template.js';
import { type ReadTemplate, readNode } from './read-template.js';
import { resourcesReading } from './reading.js';

/**
 * Reads a bare resource, or a list of them, as the template that holds nothing else. Names that it
 * uses stay undeclared: expansion, told that it is a snippet, makes them unknown.
 */
export function readSnippet(root: DataNode): ReadTemplate {
  const diagnostics: Diagnostic[] = [];
  const items: TemplateNode[] = [];
  for (const resource of root.kind === 'array' ? root.items : [root]) {
    if (resource.kind !== 'object') {
      diagnostics.push(diagnostic('arm/not-a-resource', resource.span));
      continue;
    }
    const read = readNode(resource, resourcesReading.of(resource));
    items.push(read.node);
    diagnostics.push(...read.diagnostics);
  }
  const { span } = root;
  const start: Span = { ...span, end: span.start };
  const resources: ArrayNode = { kind: 'array', items, span, header: start };
  const template = {
    kind: 'object',
    properties: [{ key: 'resources', keySpan: start, value: resources }],
    span,
    header: { ...span, end: Math.min(span.start + 1, span.end) },
  } as const;
  return { template, diagnostics };
}
