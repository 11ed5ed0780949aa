import type { ReadTemplate } from '../../core/bicep/index.js';
import type { Span } from '../../core/source/span.js';
import type { ObjectNode, TemplateNode } from '../../core/template/template.js';

/** Reads JSON as a template of literals: enough to see what a module embeds. */
export const readTemplate: ReadTemplate = (file) => {
  const span: Span = { file, start: 0, end: file.text.length };
  const node = toNode(JSON.parse(file.text), span);
  return { template: node as ObjectNode, diagnostics: [] };
};

function toNode(value: unknown, span: Span): TemplateNode {
  if (Array.isArray(value)) {
    return { kind: 'array', items: value.map((each) => toNode(each, span)), span, header: span };
  }
  if (typeof value === 'object' && value !== null) {
    const properties = Object.entries(value).map(([key, each]) => ({
      key,
      keySpan: span,
      value: toNode(each, span),
    }));
    return { kind: 'object', properties, span, header: span };
  }
  return { kind: 'literal', value: value as string | number | boolean | null, span };
}
