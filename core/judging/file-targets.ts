import { callOf } from '../expressions/residual.js';
import { unknownValue } from '../expressions/unknown.js';
import type { Entry, Origin, Value } from '../expressions/value.js';
import { objectValue } from '../expressions/values.js';
import { constantOf } from '../logic/constant.js';
import type { Domain, WrittenFile } from '../resources/domain.js';
import type { DataDocument } from '../source/data.js';
import type { Span } from '../source/span.js';
import type { ParameterValues } from '../template/parameter-values.js';
import type { ObjectNode } from '../template/template.js';
import { writtenTemplate, writtenValue } from '../template/written-value.js';
import type { Target } from './target.js';

/** A file that rules judge as it is written. */
export interface JudgedFile extends WrittenFile {
  readonly template?: ObjectNode;
  readonly document?: DataDocument;
  /** Of a parameter file. */
  readonly values?: ParameterValues;
}

/**
 * A template or parameter file as a target: its data as written, expressions left as text. A Bicep file is
 * read as the ARM template that it stands for.
 */
export function fileTarget(kind: 'template' | 'parameters', judged: JudgedFile): Target {
  const { file } = judged;
  const header = { file, start: 0, end: Math.min(1, file.text.length) };
  let root: Value | undefined;
  return {
    reference: {
      kind,
      name: file.path,
      type: file.path.slice(file.path.lastIndexOf('.')),
      symbolicPath: '',
      file: file.path,
    },
    domain: { kind, ...judged } satisfies Domain,
    // Most runs have no rule that reads it.
    get root() {
      root ??= rootOf(judged) ?? { kind: 'null', origin: { span: header, role: 'context' } };
      return root;
    },
    header,
    ancestors: [],
    around: [],
    identity: '',
  };
}

function rootOf({ file, document, template, values }: JudgedFile): Value | undefined {
  if (document?.root !== undefined) return constantOf(document.root);
  if (template !== undefined) return writtenTemplate(template);
  return (
    values && writtenParameters(values, { file, start: 0, end: Math.min(1, file.text.length) })
  );
}

/** The values of a Bicep parameter file in the shape of one in JSON. */
function writtenParameters({ values }: ParameterValues, span: Span): Value {
  const origin: Origin = { span, role: 'literal' };
  const entries = [...values].map(([key, { nameSpan, given }]): Entry => {
    const inner =
      given.kind === 'node'
        ? { key: 'value', value: writtenValue(given.node) }
        : { key: 'reference', value: keyVaultReference(given.span) };
    return { key, keySpan: nameSpan, value: { ...objectValue([inner], origin), header: nameSpan } };
  });
  const parameters = { ...objectValue(entries, origin), header: span };
  return { ...objectValue([{ key: 'parameters', value: parameters }], origin), header: span };
}

/** Bicep writes the vault as an expression, which is not taken apart here. */
function keyVaultReference(span: Span): Value {
  const expression = callOf('getSecret', [], span);
  return unknownValue(
    expression,
    { span, role: 'expression' },
    { kind: 'runtime', function: 'getSecret' },
    { type: 'object', secret: true },
  );
}
