import type { PlainData } from '../source/plain-data.js';
import type { WrittenLanguage } from '../source/written-language.js';

/** Where lines break, and how far they are indented. */
export interface Layout {
  readonly newline: string;
  /** Of the member itself. */
  readonly indent: string;
  /** What each level adds. */
  readonly unit: string;
}

/** A value that the language cannot write. */
class Unwritable extends Error {}

/**
 * Writes a member of an object: the value at a path of keys, with the objects on the way.
 *
 * @param layout absent where everything stands on one line
 * @returns undefined where the language cannot write the value
 */
export function printMember(
  path: readonly string[],
  value: PlainData,
  language: WrittenLanguage,
  layout: Layout | undefined,
): string | undefined {
  const [key = '', ...rest] = path;
  const nested = rest.reduceRight<PlainData>((inner, each) => ({ [each]: inner }), value);
  try {
    return `${language.key(key)}: ${print(nested, language, layout)}`;
  } catch (error) {
    if (error instanceof Unwritable) return undefined;
    throw error;
  }
}

function print(value: PlainData, language: WrittenLanguage, layout: Layout | undefined): string {
  if (value === null || typeof value !== 'object') {
    const written = language.scalar(value);
    if (written === undefined) throw new Unwritable();
    return written;
  }
  const inside = layout && { ...layout, indent: layout.indent + layout.unit };
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const members = Array.isArray(value)
    ? value.map((item: PlainData) => print(item, language, inside))
    : Object.entries(value).map(
        ([key, member]) => `${language.key(key)}: ${print(member, language, inside)}`,
      );
  if (members.length === 0) return `${open}${close}`;
  if (layout === undefined || inside === undefined) return `${open} ${members.join(', ')} ${close}`;
  const between = `${language.commas ? ',' : ''}${layout.newline}${inside.indent}`;
  return `${open}${layout.newline}${inside.indent}${members.join(between)}${layout.newline}${layout.indent}${close}`;
}
