import type { Expression } from './syntax.js';

/**
 * Prints an expression as ARM text without the outer brackets: `format('{0}-x', parameters('a'))`.
 * Arguments are parted by `, `, quotes in texts doubled, letter case kept; a text index that is an
 * identifier is printed as a property, as the Bicep CLI does.
 *
 * @param limit length of text after which printing stops and gives undefined
 */
export function printExpression(expression: Expression): string;
export function printExpression(expression: Expression, limit: number): string | undefined;
export function printExpression(
  expression: Expression,
  limit = Number.POSITIVE_INFINITY,
): string | undefined {
  const out: string[] = [];
  let room = limit;
  // A stack of what is still to be printed, last first: depth of input never becomes depth of calls.
  const pending: (Expression | string)[] = [expression];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const text = typeof next === 'string' ? next : printHead(next, pending);
    room -= text.length;
    if (room < 0) return undefined;
    out.push(text);
  }
  return out.join('');
}

/** Prints a text as an ARM string literal. */
export function printString(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The text that an expression begins with, up to the first expression inside of it; the rest goes on the stack. */
function printHead(expression: Expression, pending: (Expression | string)[]): string {
  switch (expression.kind) {
    case 'string':
      return printString(expression.value);
    case 'integer':
      return expression.text ?? String(expression.value);
    case 'error':
      return 'unknown()';
    case 'call': {
      const { name, args } = expression;
      pending.push(')');
      for (let i = args.length - 1; i >= 0; i--) {
        const arg = args[i];
        if (arg) pending.push(arg);
        if (i > 0) pending.push(', ');
      }
      return `${name}(`;
    }
    case 'property':
      pending.push(printAccess(expression.name, expression.safe), expression.target);
      return '';
    case 'index': {
      const { index, target, safe } = expression;
      if (index.kind === 'string') pending.push(printAccess(index.value, safe), target);
      else pending.push(']', index, safe ? '[?' : '[', target);
      return '';
    }
  }
}

function printAccess(name: string, safe: boolean): string {
  if (/^[A-Za-z_]\w*$/.test(name)) return `${safe ? '.?' : '.'}${name}`;
  return `${safe ? '[?' : '['}${printString(name)}]`;
}
