import { SourceFile } from '../source/source-file.js';
import { textOf } from '../source/span.js';
import type { Scalar, WrittenLanguage, WrittenToken } from '../source/written-language.js';
import { tokenize } from './lexer/lexer.js';

/** Bicep as it is written, in Bicep files and parameter files. */
export const bicepLanguage: WrittenLanguage = {
  tokens(text) {
    return tokenize(new SourceFile('', text)).tokens.flatMap(({ kind, start, end }) =>
      kind === 'end' ? [] : [{ kind: kinds[kind] ?? 'other', start, end }],
    );
  },
  commas: false,
  key: (name) => (/^[A-Za-z_]\w*$/.test(name) ? name : text(name)),
  scalar,
  inPlaceOf(literal, value) {
    const isLiteral = /^(?:'[\s\S]*'|true|false|null|-?\d+)$/.test(textOf(literal));
    return isLiteral ? scalar(value) : undefined;
  },
};

const kinds: Readonly<Record<string, WrittenToken['kind']>> = {
  '{': 'open',
  '[': 'open',
  '(': 'open',
  '}': 'close',
  ']': 'close',
  ')': 'close',
  ',': 'comma',
  newline: 'break',
};

/** Bicep has no numbers but whole ones. */
function scalar(value: Scalar): string | undefined {
  if (typeof value === 'string') return text(value);
  return typeof value !== 'number' || Number.isSafeInteger(value) ? String(value) : undefined;
}

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function text(value: string): string {
  const escaped = value
    .replace(/[\\']/g, '\\$&')
    .replaceAll('${', '\\${')
    .replace(/[\n\r\t]/g, (one) => escapes[one] ?? one);
  return `'${escaped}'`;
}
