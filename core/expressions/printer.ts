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
    if (typeof next !== 'string') {
      pending.push(...piecesOf(next).reverse());
      continue;
    }
    room -= next.length;
    if (room < 0) return undefined;
    out.push(next);
  }
  return out.join('');
}

/** Prints a text as an ARM string literal. */
export function printString(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function piecesOf(expression: Expression): (Expression | string)[] {
  switch (expression.kind) {
    case 'string':
      return [printString(expression.value)];
    case 'integer':
      return [expression.text ?? String(expression.value)];
    case 'error':
      return ['unknown()'];
    case 'call':
      return [
        `${expression.name}(`,
        ...expression.args.flatMap((arg, i) => (i === 0 ? [arg] : [', ', arg])),
        ')',
      ];
    case 'property':
      return propertyPieces(expression.target, expression.name, expression.safe);
    case 'index': {
      const { index, target, safe } = expression;
      if (index.kind === 'string') return propertyPieces(target, index.value, safe);
      return [target, safe ? '[?' : '[', index, ']'];
    }
  }
}

function propertyPieces(target: Expression, name: string, safe: boolean): (Expression | string)[] {
  if (/^[A-Za-z_]\w*$/.test(name)) return [target, safe ? '.?' : '.', name];
  return [target, safe ? '[?' : '[', printString(name), ']'];
}
