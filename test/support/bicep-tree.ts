import { parseBicep, parseBicepParams } from '../../core/bicep/parser/parse.js';
import type { SyntaxNode } from '../../core/bicep/syntax.js';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.js';
import { locate } from '../../core/source/location.js';
import { SourceFile } from '../../core/source/source-file.js';

/** Kinds of nodes by the signs that stand for them in a printed tree. */
const signs: Readonly<Record<string, string>> = {
  ternary: '?:',
  nonNull: 'nonNull',
  propertyAccess: '.',
  indexAccess: '[]',
  resourceAccess: '::',
  instanceCall: 'call.',
  lambda: '=>',
  parenthesized: '()',
  spread: '...',
  objectProperty: ':',
  typePropertyAccess: '.',
  typeIndexAccess: '[]',
  typeItemsAccess: '[*]',
  typeAdditionalPropertiesAccess: '.*',
  arrayType: 'T[]',
  nullableType: 'T?',
  nonNullableType: 'T!',
  parenthesizedType: '()',
  unionType: '|',
  objectTypeProperty: ':',
  additionalProperties: '*:',
};

/**
 * A node as an s-expression: `(kind part …)`, with the names of the flags that are set, and lists in
 * square brackets; names, numbers and plain strings as they are, an error node as `<error>`.
 */
export function print(node: SyntaxNode): string {
  switch (node.kind) {
    case 'identifier':
      return node.name;
    case 'variableAccess':
    case 'typeName':
      return node.name.name;
    case 'literalType':
      return print(node.literal);
    case 'integer':
      return node.text;
    case 'boolean':
      return `${node.value}`;
    case 'null':
    case 'none':
      return node.kind;
    case 'error':
      return '<error>';
    case 'string':
      return printString(node);
    case 'binary':
      return `(${node.operator} ${print(node.left)} ${print(node.right)})`;
    case 'unary':
    case 'unaryType':
      return `(${node.operator} ${print(node.operand)})`;
    case 'object':
      return `{${node.members.map(print).join(' ')}}`;
    case 'array':
      return `[${node.items.map(print).join(' ')}]`;
    default:
      return `(${[signs[node.kind] ?? node.kind, ...printParts(node)].join(' ')})`;
  }
}

function printString(node: Extract<SyntaxNode, { kind: 'string' }>): string {
  const values = node.segments.map(({ value }) => JSON.stringify(value).slice(1, -1));
  if (node.holes.length === 0) return `'${values[0]}'`;
  const parts = values.flatMap((value, i) => {
    const hole = node.holes[i];
    return hole === undefined ? [`'${value}'`] : [`'${value}'`, print(hole)];
  });
  return `(string ${parts.join(' ')})`;
}

function printParts(node: SyntaxNode): string[] {
  const parts: string[] = [];
  for (const [name, part] of Object.entries(node)) {
    if (part === true) parts.push(name);
    else if (Array.isArray(part)) {
      if (name !== 'decorators') parts.push(`[${part.map(print).join(' ')}]`);
      else if (part.length > 0) parts.push(`@[${part.map(print).join(' ')}]`);
    } else if (typeof part === 'object' && part !== null && 'kind' in part) {
      parts.push(print(part as SyntaxNode));
    }
  }
  return parts;
}

/** The statements of a `.bicep` text, printed. */
export function statementsOf(text: string): string[] {
  return parseBicep(new SourceFile('main.bicep', text)).program.statements.map(print);
}

/** The statements of a `.bicepparam` text, printed. */
export function parameterStatementsOf(text: string): string[] {
  return parseBicepParams(new SourceFile('main.bicepparam', text)).program.statements.map(print);
}

/** What is wrong with a `.bicep` text: `line:column code`, without the codes' common prefix. */
export function problemsOf(text: string): string[] {
  return parseBicep(new SourceFile('main.bicep', text)).diagnostics.map(printDiagnostic);
}

/** What is wrong with a `.bicepparam` text. */
export function parameterProblemsOf(text: string): string[] {
  return parseBicepParams(new SourceFile('main.bicepparam', text)).diagnostics.map(printDiagnostic);
}

function printDiagnostic({ code, span }: Diagnostic): string {
  if (span === undefined) return `nowhere ${code}`;
  const { startLine, startColumn } = locate(span);
  return `${startLine}:${startColumn} ${code.replace('bicep/', '')}`;
}
