import type { Value } from '../../expressions/value.js';
import type { WrittenFile } from '../../resources/domain.js';
import { textOf } from '../../source/span.js';
import { writtenTemplate } from '../../template/written-value.js';
import type { Frame, Operator } from '../operator.js';
import { missing } from '../read.js';
import { computed } from '../unknown.js';
import { domainOf } from './domain.js';
import { templateOf } from './template-use.js';

/** The file that is judged; undefined where a resource or a deployment is. */
function fileOf(frame: Frame): WrittenFile | undefined {
  const domain = domainOf(frame);
  return domain?.kind === 'template' || domain?.kind === 'parameters' ? domain : undefined;
}

/** The path of a file. */
export const filePath: Operator = {
  name: 'filePath',
  summary:
    'The path of the file that is judged, from the root. Missing where the target is no file.',
  parameters: [],
  examples: [{ logic: { filePath: [] } }],
  compile: () => (frame) => {
    const file = fileOf(frame)?.file;
    if (file === undefined) return { value: missing(frame.root.value.origin, undefined) };
    const span = { file, start: 0, end: Math.min(1, file.text.length) };
    return { value: { kind: 'string', value: file.path, origin: { span, role: 'context' } } };
  },
};

/** The whole text of a file. */
export const fileText: Operator = {
  name: 'fileText',
  summary:
    'The text of the file that is judged, as it stands there. Missing where the target is no file.',
  parameters: [],
  examples: [{ logic: { fileText: [] } }],
  compile: () => (frame) => {
    const file = fileOf(frame)?.file;
    if (file === undefined) return { value: missing(frame.root.value.origin, undefined) };
    const span = { file, start: 0, end: file.text.length };
    return { value: { kind: 'string', value: file.text, origin: { span, role: 'literal' } } };
  },
};

/** The comments of a file. */
export const comments: Operator = {
  name: 'comments',
  summary:
    'The comments in the file that is judged, each a text without its marks (`//`, `/*`, `#`) and the white space around it, placed where it stands. An empty list where the target is no file.',
  parameters: [],
  examples: [{ logic: { comments: [] }, result: [] }],
  compile: () => (frame) => {
    const spans = fileOf(frame)?.comments() ?? [];
    const items = spans.map((span): Value => {
      const value = textOf(span).replace(/^(?:\/\/|\/\*|#)\s*|\s*(?:\*\/)?$/g, '');
      return { kind: 'string', value, origin: { span, role: 'literal' } };
    });
    return { value: { kind: 'array', items, origin: computed } };
  },
};

/** A template as it is written. */
export const template: Operator = {
  name: 'template',
  summary:
    "The template that is judged, or that declares what is judged, as it is written: a tree in which expressions are text (`[parameters('x')]`) and loops are not run. Nothing in it is unknown. Missing where there is none.",
  parameters: [],
  examples: [{ logic: { template: [] } }],
  compile: () => (frame) => {
    const node = templateOf(frame);
    if (node === undefined) return { value: missing(frame.root.value.origin, undefined) };
    return { value: writtenTemplate(node) };
  },
};
