import type { Value } from '../expressions/value.js';
import { constantOf } from '../logic/constant.js';
import type { Domain } from '../resources/domain.js';
import type { DataDocument } from '../source/data.js';
import type { SourceFile } from '../source/source-file.js';
import type { ObjectNode } from '../template/template.js';
import type { Target } from './target.js';
import { writtenValue } from './written-value.js';

/** A file that rules judge as it is written. */
export interface JudgedFile {
  readonly file: SourceFile;
  readonly template?: ObjectNode;
  readonly document?: DataDocument;
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
    declarations: [],
    identity: '',
  };
}

function rootOf({ document, template }: JudgedFile): Value | undefined {
  if (document?.root !== undefined) return constantOf(document.root);
  return template && writtenValue(template);
}
