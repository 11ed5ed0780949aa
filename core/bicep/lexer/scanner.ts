import type { Arguments, DiagnosticCode } from '../../diagnostics/catalogue.js';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { SourceFile } from '../../source/source-file.js';
import type { Comment, Directive } from '../syntax.js';
import type { Token, TokenKind } from './token.js';

/** What a text consists of; each list in source order. */
export interface LexedText {
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
  readonly directives: readonly Directive[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The state of the lexer: how far it has read, and what it has found. */
export interface Scanner extends LexedText {
  readonly file: SourceFile;
  readonly text: string;
  position: number;
  readonly tokens: Token[];
  readonly comments: Comment[];
  readonly directives: Directive[];
  readonly diagnostics: Diagnostic[];
  /**
   * What is open around the position: an interpolated string whose hole is being read, or a brace
   * within a hole. Only the innermost decides what `}` closes.
   */
  readonly open: (OpenString | 'brace')[];
}

/** An interpolated string in whose hole the scanner stands. */
export interface OpenString {
  readonly multiLine: boolean;
  /** How many `$` stand before the opening `'''`, and so before the `{` of each hole. 1 for a string of one line. */
  readonly dollars: number;
}

export function addToken(
  scanner: Scanner,
  kind: TokenKind,
  start: number,
  content?: Token['content'],
): void {
  const end = scanner.position;
  scanner.tokens.push(content === undefined ? { kind, start, end } : { kind, start, end, content });
}

export function reportAt<C extends DiagnosticCode>(
  scanner: Scanner,
  start: number,
  end: number,
  code: C,
  ...args: Arguments<C>
): void {
  scanner.diagnostics.push(diagnostic(code, { file: scanner.file, start, end }, ...args));
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

export function isLineBreak(unit: number): boolean {
  return unit === lineFeed || unit === carriageReturn;
}

export function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09;
}

export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** A to Z, a to z and the underscore: Bicep allows no other letters in names. */
export function isIdentifierStart(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || unit === 0x5f;
}

export function isIdentifierPart(unit: number): boolean {
  return isIdentifierStart(unit) || isDigit(unit);
}
