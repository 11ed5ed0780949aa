import type { Expression } from './syntax.js';

const remembered = new WeakMap<Expression, string>();

/**
 * What tells two expressions of the same printed form apart: empty text for most. Each `newGuid()` is
 * another value, each unknown that was given up on, and what a call gives may depend on the deployment
 * that it stands in (`FunctionCall.of`).
 */
export function identityOf(expression: Expression): string {
  const before = remembered.get(expression);
  if (before !== undefined) return before;
  let identity = '';
  const pending: Expression[] = [expression];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === 'call') {
      if (next.of !== undefined) identity += `@${next.of}`;
      if (/^(newguid|unknown)$/i.test(next.name)) {
        identity += `@${next.span.file.path}:${next.span.start}`;
      }
      pending.push(...next.args);
    } else if (next.kind === 'property') pending.push(next.target);
    else if (next.kind === 'index') pending.push(next.target, next.index);
  }
  remembered.set(expression, identity);
  return identity;
}
