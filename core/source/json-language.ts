import { advance, createLexer } from './json-lexer.js';
import { textOf } from './span.js';
import type { Scalar, WrittenLanguage, WrittenToken } from './written-language.js';

/** JSON as it is written, in templates with their expressions and elsewhere. */
export const jsonLanguage: WrittenLanguage = {
  tokens,
  commas: true,
  key: (name) => JSON.stringify(name),
  scalar,
  inPlaceOf(literal, value) {
    const written = textOf(literal);
    if (/^(?:"[\s\S]*"|true|false|null|-?\d[\w.+-]*)$/.test(written) && !isWithinString(literal)) {
      return scalar(value);
    }
    // Inside an expression only a text can be put in the place of a text.
    if (!/^'[^']*'$/.test(written) || typeof value !== 'string') return undefined;
    return JSON.stringify(`'${value.replaceAll("'", "''")}'`).slice(1, -1);
  },
};

/** A text that begins like an expression is left to people: whether it would be one depends on the file. */
function scalar(value: Scalar): string | undefined {
  return typeof value === 'string' && value.startsWith('[') ? undefined : JSON.stringify(value);
}

function isWithinString({ file, start, end }: Parameters<typeof textOf>[0]): boolean {
  const lexer = createLexer(file.text, () => {});
  do {
    advance(lexer);
    if (lexer.start === start && lexer.end === end) return false;
  } while (lexer.kind !== 'end' && lexer.end <= end);
  return true;
}

function tokens(text: string): readonly WrittenToken[] {
  const lexer = createLexer(text, () => {});
  const found: WrittenToken[] = [];
  for (advance(lexer); lexer.kind !== 'end'; advance(lexer)) {
    const { kind, start, end } = lexer;
    found.push({ kind: kinds[kind] ?? 'other', start, end });
  }
  return found;
}

const kinds: Readonly<Record<string, WrittenToken['kind']>> = {
  '{': 'open',
  '[': 'open',
  '}': 'close',
  ']': 'close',
  ',': 'comma',
};
