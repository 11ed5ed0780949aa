import type { DataDocument } from '../source/data.js';
import type { Reading } from '../source/read-document.js';
import type { SourceFile } from '../source/source-file.js';
import type { LoadLinkedTemplate } from './linked-template.js';
import type { ParameterValues } from './parameter-values.js';
import type { ObjectNode } from './template.js';

/** A template as a front end reads it. */
export interface ReadTemplate {
  readonly file: SourceFile;
  readonly template: ObjectNode;
  /** As written, comments included, for rules on files; absent for Bicep. */
  readonly document?: DataDocument;
  /** True for declarations out of context: names they do not declare are unknown. */
  readonly snippet: boolean;
  readonly links: LoadLinkedTemplate;
}

/** Parameter values as a front end reads them. */
export interface ReadParameters {
  readonly file: SourceFile;
  readonly values: ParameterValues;
  readonly document?: DataDocument;
}

/**
 * Turns files into templates and parameter values. Problems go to the reading's diagnostics; undefined
 * where nothing could be read, or the host does not have the file yet.
 */
export interface FrontEnds {
  readonly template: (path: string, reading: Reading) => ReadTemplate | undefined;
  readonly parameters: (path: string, reading: Reading) => ReadParameters | undefined;
}
