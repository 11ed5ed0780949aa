import type { ExpansionIssue } from '../resources/resource.js';
import { childNode, objectAt } from './node-access.js';
import type { ObjectNode, TemplateNode } from './template.js';

/** Characters that Azure allows in one expression. */
const longestExpression = 24_576;

const found = new WeakMap<ObjectNode, readonly ExpansionIssue[]>();

/**
 * The expressions of a template that are longer than Azure allows, those of templates inside it left
 * out. None of a template that a compiler wrote, which nobody would edit.
 */
export function longExpressions(template: ObjectNode): readonly ExpansionIssue[] {
  const before = found.get(template);
  if (before !== undefined) return before;
  const metadata = objectAt(template, 'metadata');
  const isGenerated = metadata !== undefined && childNode(metadata, '_generator') !== undefined;
  const issues = isGenerated ? [] : issuesIn(template);
  found.set(template, issues);
  return issues;
}

function issuesIn(template: ObjectNode): readonly ExpansionIssue[] {
  const issues: ExpansionIssue[] = [];
  const pending: { readonly name: string; readonly node: TemplateNode }[] = [
    { name: '', node: template },
  ];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { name, node } = next;
    if (node.kind === 'expression') {
      const length = node.span.end - node.span.start;
      if (length > longestExpression) issues.push(issueOf(name, length, node.span));
    } else if (node.kind === 'array') {
      for (const item of [...node.items].reverse()) pending.push({ name, node: item });
    } else if (node.kind === 'object') {
      for (const { key, value } of [...node.properties].reverse()) {
        if (!isTemplate(key, value)) {
          pending.push({ name: typeof key === 'string' ? key : name, node: value });
        }
      }
    }
  }
  return issues;
}

function isTemplate(key: unknown, value: TemplateNode): boolean {
  return (
    key === 'template' && value.kind === 'object' && childNode(value, 'resources') !== undefined
  );
}

function issueOf(name: string, length: number, span: ExpansionIssue['span']): ExpansionIssue {
  const message = `The expression of '${name}' has ${length} characters, more than the ${longestExpression} that Azure allows.`;
  return { id: 'ExpressionLength', name, message, span };
}
