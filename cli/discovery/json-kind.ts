/** What a JSON file says it is by its `$schema`; undefined where it says nothing that concerns templates. */
export type JsonKind = 'template' | 'parameters' | undefined;

const templateSchema =
  /\/(?:subscription|managementGroup|tenant)?deploymentTemplate(?:\.\w+)?\.json#?$/i;
const parametersSchema =
  /\/(?:subscription|managementGroup|tenant)?deploymentParameters(?:\.\w+)?\.json#?$/i;

/** Tells templates from other JSON, also in a file that is broken further down. */
export function jsonKind(text: string): JsonKind {
  const schema = topLevelText(text, '$schema')?.trim();
  if (schema === undefined) return undefined;
  if (templateSchema.test(schema)) return 'template';
  return parametersSchema.test(schema) ? 'parameters' : undefined;
}

/** One token of JSON with comments: a comment, a string, a bracket or mark, or anything else. */
const token =
  /\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)|"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|$)|[{}[\],:]|[^\s{}[\],:"/]+|\//g;

/** The text of a key of the outermost object; stops at the key, so that the rest may be broken. */
export function topLevelText(text: string, key: string): string | undefined {
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
