import type { DataDocument, DataNode, DataObject, DataProperty } from './data.js';
import { maxDepth, readJson, readStringAt, readValueAt } from './json.js';
import type { SourceFile } from './source-file.js';

/**
 * Reads a file as {@link readJson} does, but reads the value of each member of its object when it is asked for. This is
 * for files as compilers write them: JSON that is just what `JSON.stringify(value, undefined, 2)` makes of its value, in
 * which nothing can be wrong. Any other file is read at once.
 */
export function readJsonOnDemand(file: SourceFile): DataDocument {
  if (!isStandard(file.text)) return readJson(file);
  return { root: objectOf(file), comments: [], diagnostics: [] };
}

/** Whether a text is an object in the standard layout, with or without a line break at its end. */
function isStandard(text: string): boolean {
  if (!text.startsWith('{\n') || text.includes(deepest)) return false;
  const end = endOf(text);
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2) === text.slice(0, end);
  } catch {
    return false;
  }
}

/** Begins a line whose value stands deeper than values may. */
const deepest = `\n${'  '.repeat(maxDepth + 1)}`;

function endOf(text: string): number {
  return text.endsWith('\n') ? text.length - 1 : text.length;
}

/** Before the key of a member of the outermost object, since its lines alone are indented by two blanks. */
const memberLine = /\n {2}(?=")/g;

function objectOf(file: SourceFile): DataObject {
  const members = [...file.text.matchAll(memberLine)].map(({ 0: line, index }) =>
    propertyAt(index + line.length, file),
  );
  const properties = new Map(members.map((member) => [member.key.value, member]));
  const span = { file, start: 0, end: endOf(file.text) };
  return { kind: 'object', properties, span, layout: 'standard' };
}

/** @param start offset of the key's opening quote */
function propertyAt(start: number, file: SourceFile): DataProperty {
  const key = readStringAt(start, file);
  const valueStart = key.span.end + ': '.length;
  let value: DataNode | undefined;
  return {
    key,
    get value() {
      value ??= readValueAt(valueStart, file);
      return value;
    },
  };
}
