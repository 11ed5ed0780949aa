import type { DirectiveAction, DirectiveCode } from '../syntax.js';
import { isBlank, isLineBreak, reportAt, type Scanner } from './scanner.js';

/** Passes over blanks, comments and directives; keeps the latter two. */
export function skipTrivia(scanner: Scanner): void {
  const { text } = scanner;
  for (;;) {
    while (isBlank(text.charCodeAt(scanner.position))) scanner.position++;
    const first = text.charAt(scanner.position);
    if (first !== '/' && first !== '#') return;
    if (text.startsWith('//', scanner.position)) scanLineComment(scanner);
    else if (text.startsWith('/*', scanner.position)) scanBlockComment(scanner);
    else if (!scanDirective(scanner)) return;
  }
}

const lineBreak = /[\r\n]/g;

function scanLineComment(scanner: Scanner): void {
  const start = scanner.position;
  lineBreak.lastIndex = start;
  scanner.position = lineBreak.exec(scanner.text)?.index ?? scanner.text.length;
  const span = { file: scanner.file, start, end: scanner.position };
  scanner.comments.push({ kind: 'lineComment', span });
}

function scanBlockComment(scanner: Scanner): void {
  const start = scanner.position;
  const close = scanner.text.indexOf('*/', start + 2);
  if (close < 0) reportAt(scanner, start, start + 2, 'bicep/unterminated-comment');
  scanner.position = close < 0 ? scanner.text.length : close + 2;
  const span = { file: scanner.file, start, end: scanner.position };
  scanner.comments.push({ kind: 'blockComment', span });
}

const directive = /#(disable-next-line|disable-diagnostics|restore-diagnostics)/y;
const directiveCode = /[ \t]*([A-Za-z0-9_-]+)/y;

/** A directive must be the first thing on its line. What follows its codes (a comment, mostly) is read as usual. */
function scanDirective(scanner: Scanner): boolean {
  const { text, file } = scanner;
  const start = scanner.position;
  directive.lastIndex = start;
  const action = directive.exec(text)?.[1];
  if (action === undefined || !isFirstOnLine(text, start)) return false;
  const codes: DirectiveCode[] = [];
  let end = directive.lastIndex;
  for (;;) {
    directiveCode.lastIndex = end;
    const code = directiveCode.exec(text)?.[1];
    if (code === undefined) break;
    end = directiveCode.lastIndex;
    codes.push({ code, span: { file, start: end - code.length, end } });
  }
  scanner.position = end;
  if (codes.length === 0) reportAt(scanner, end, end, 'bicep/directive-without-code', action);
  const span = { file, start, end };
  scanner.directives.push({
    kind: 'directive',
    action: action as DirectiveAction,
    codes,
    span,
  });
  return true;
}

function isFirstOnLine(text: string, position: number): boolean {
  let before = position - 1;
  while (isBlank(text.charCodeAt(before))) before--;
  return before < 0 || isLineBreak(text.charCodeAt(before)) || isByteOrderMark(text, before);
}

function isByteOrderMark(text: string, position: number): boolean {
  return position === 0 && text.charAt(0) === '\uFEFF';
}
