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

/** The key of a member of the outermost object, since its lines alone are indented by two blanks. */
const memberKey = /\n {2}("(?:[^"\\]|\\.)*"): /g;

function objectOf(file: SourceFile): DataObject {
  const properties = new Map<string, DataProperty>();
  for (const { 0: line, 1: key = '', index } of file.text.matchAll(memberKey)) {
    const valueStart = index + line.length;
    const property = propertyAt(valueStart - key.length - 2, valueStart, file);
    properties.set(property.key.value, property);
  }
  const span = { file, start: 0, end: endOf(file.text) };
  return { kind: 'object', properties, span, layout: 'standard' };
}

/** @param keyStart offset of the key's opening quote @param valueStart of the value's first character */
function propertyAt(keyStart: number, valueStart: number, file: SourceFile): DataProperty {
  let value: DataNode | undefined;
  return {
    key: readStringAt(keyStart, file),
    get value() {
      value ??= readValueAt(valueStart, file);
      return value;
    },
  };
}
