import { kindOfSchema } from '../../core/index.js';

/** What a JSON file says it is by its `$schema`; undefined where it says nothing that concerns templates. */
export type JsonKind = 'template' | 'parameters' | undefined;

/** Tells templates from other JSON without reading all of it, also in a file that is broken further down. */
export function jsonKind(text: string): JsonKind {
  const schema = topLevelText(text, '$schema');
  const kind = schema === undefined ? undefined : kindOfSchema(schema);
  return kind === 'template' || kind === 'parameters' ? kind : undefined;
}

/** One token of JSON with comments: a comment, a string, a bracket or mark, or anything else. */
const token =
  /\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)|"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|\\?$)|[{}[\],:]|[^\s{}[\],:"/]+|\//g;

/** The text of a key of the outermost object; stops at the key, so that the rest may be broken. */
function topLevelText(text: string, key: string): string | undefined {
  let depth = 0;
  let previous = '';
  let wanted = false;
  for (const [found] of text.matchAll(token)) {
    if (found.startsWith('//') || found.startsWith('/*')) continue;
    if (found === '{' || found === '[') depth += 1;
    else if (found === '}' || found === ']') depth -= 1;
    else if (depth === 1 && found === ':') wanted = previous === `"${key}"`;
    else if (wanted) return found.startsWith('"') ? found.slice(1, -1) : undefined;
    previous = found;
  }
  return undefined;
}
