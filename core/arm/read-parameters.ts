import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { type DataNode, type DataObject, type DataString, propertyOf } from '../source/data.js';
import type { GivenValue, ParameterValue, ParameterValues } from '../template/parameter-values.js';
import { readNode } from './read-template.js';

/** What a parameter file says. */
export interface ReadParameters {
  readonly parameters: ParameterValues;
  /** `metadata.template`: the template that the file says it is for, as a path relative to itself. */
  readonly templateLink?: DataString;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a parameter file (schemas 2015-01-01 and 2019-04-01). Values are data: Azure evaluates no
 * expression in them and takes a doubled bracket as it stands (tried with `bicep snapshot`); only what
 * stands under `expression` is one.
 */
export function readParameters(root: DataNode): ReadParameters {
  const diagnostics: Diagnostic[] = [];
  const values = new Map<string, ParameterValue>();
  if (root.kind !== 'object') {
    return { parameters: { values }, diagnostics: [diagnostic('arm/not-an-object', root.span)] };
  }
  const declared = propertyOf(root, 'parameters');
  if (declared?.value.kind === 'object') {
    for (const [name, { key, value }] of declared.value.properties) {
      const given = readGivenValue(value, diagnostics);
      if (given !== undefined) values.set(name, { nameSpan: key.span, given });
      else diagnostics.push(diagnostic('arm/parameter-without-value', key.span, key.value));
    }
  } else {
    const place = declared?.value.span ?? { ...root.span, end: root.span.start + 1 };
    diagnostics.push(diagnostic('arm/parameters-missing', place));
  }
  const templateLink = templateLinkOf(root);
  return { parameters: { values }, ...(templateLink && { templateLink }), diagnostics };
}

/** What stands under the name of a parameter; undefined where that is no value. */
export function readGivenValue(node: DataNode, diagnostics: Diagnostic[]): GivenValue | undefined {
  if (node.kind !== 'object') return undefined;
  const literal = propertyOf(node, 'value');
  if (literal !== undefined) {
    const read = readNode(literal.value, { kind: 'text' }, literal.key.span);
    return { kind: 'node', node: read.node };
  }
  const reference = propertyOf(node, 'reference');
  if (reference !== undefined) return { kind: 'keyVault', span: reference.value.span };
  const expression = propertyOf(node, 'expression');
  if (expression === undefined) return undefined;
  const read = readNode(expression.value, { kind: 'values' }, expression.key.span);
  diagnostics.push(...read.diagnostics);
  return { kind: 'node', node: read.node };
}

function templateLinkOf(root: DataObject): DataString | undefined {
  const metadata = propertyOf(root, 'metadata')?.value;
  const link = metadata?.kind === 'object' ? propertyOf(metadata, 'template')?.value : undefined;
  return link?.kind === 'string' ? link : undefined;
}
