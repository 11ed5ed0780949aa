import type { OptionDeclaration, OptionType } from '../config/config.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import type { Value } from '../expressions/value.js';
import { constantOf } from '../logic/constant.js';
import type { DataNode } from '../source/data.js';
import { matchesText } from '../source/glob.js';
import { plainData } from '../source/plain-data.js';
import { describeNode } from '../source/shape.js';

const words: Readonly<Record<OptionType, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

/**
 * The values of options: the declared defaults under what is given, checked against the declarations.
 * Later layers of `given` win. What is wrong is reported at its value and not taken.
 */
export function optionValues(
  declarations: ReadonlyMap<string, OptionDeclaration>,
  given: readonly ReadonlyMap<string, DataNode>[],
  report: (problem: Diagnostic) => void,
): (key: string) => Value | undefined {
  const names = declaredNames(declarations);
  const nodes = new Map<string, DataNode>();
  for (const [name, { default: node }] of declarations) {
    if (node !== undefined) nodes.set(name.toLowerCase(), node);
  }
  for (const [key, node] of given.flatMap((layer) => [...layer])) {
    const name = names.get(key.toLowerCase()) ?? key;
    const declaration = declarations.get(name) ?? declaredFor(key, declarations);
    if (declaration === undefined) {
      const near = nearest(key, declarations.keys()) ?? '';
      report(diagnostic('config/unknown-option', node.span, key, near));
      continue;
    }
    if (name.toLowerCase() !== key.toLowerCase()) {
      report(diagnostic('config/former-option', node.span, key, name));
    }
    const expected = mismatch(node, declaration);
    if (expected === undefined) nodes.set(name.toLowerCase(), node);
    else report(diagnostic('config/option-type', node.span, name, expected, describeNode(node)));
  }
  const values = new Map<string, Value>();
  return (key) => {
    const name = (names.get(key.toLowerCase()) ?? key).toLowerCase();
    const node = nodes.get(name);
    if (node === undefined) return undefined;
    const value = values.get(name) ?? constantOf(node);
    values.set(name, value);
    return value;
  };
}

/** The declaration whose name, with `*` for any text, covers an option (`AZURE_TAG_FORMAT_FOR_*`). */
function declaredFor(
  key: string,
  declarations: ReadonlyMap<string, OptionDeclaration>,
): OptionDeclaration | undefined {
  for (const [name, declaration] of declarations) {
    if (name.includes('*') && matchesText(name, key)) return declaration;
  }
  return undefined;
}

/** Declared names by every name they may be written with, in lower case. */
function declaredNames(
  declarations: ReadonlyMap<string, OptionDeclaration>,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [name, { aliases = [] }] of declarations) {
    for (const alias of aliases) names.set(alias.toLowerCase(), name);
  }
  for (const name of declarations.keys()) names.set(name.toLowerCase(), name);
  return names;
}

/** What a value should have been; undefined where it is right. */
function mismatch(node: DataNode, declaration: OptionDeclaration): string | undefined {
  const { type } = declaration;
  if (type !== undefined && node.kind !== type) return words[type];
  const allowed = declaration.enum?.map((one) => JSON.stringify(plainData(one)));
  if (allowed === undefined || allowed.includes(JSON.stringify(plainData(node)))) return undefined;
  return allowed.join(' or ');
}
