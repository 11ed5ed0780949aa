import type { AnalysisInput } from './analysis.js';
import type { Export } from './resources/exported.js';
import type { DataDocument } from './source/data.js';
import type { Reading } from './source/read-document.js';
import type { SourceFile } from './source/source-file.js';
import type { Span } from './source/span.js';
import type { LoadLinkedTemplate } from './template/linked-template.js';
import type { ParameterValues } from './template/parameter-values.js';
import type { ObjectNode } from './template/template.js';

/** What a file to judge turned out to be. */
export type ReadInput =
  | {
      readonly kind: 'template';
      readonly template: ReadTemplate;
      readonly parameters?: ReadParameters;
    }
  /** A parameter file whose template is not there: nothing can be expanded, but the file can be judged. */
  | { readonly kind: 'parameters'; readonly parameters: ReadParameters }
  /** Resources as Azure gave them. */
  | { readonly kind: 'exported'; readonly file: SourceFile; readonly export: Export };

/** A template as a front end reads it. */
export interface ReadTemplate {
  readonly file: SourceFile;
  readonly template: ObjectNode;
  /** As written, for rules on files; absent for Bicep. */
  readonly document?: DataDocument;
  /** The comments of the file, their marks included, in source order. */
  readonly comments: () => readonly Span[];
  /** True for declarations out of context: names they do not declare are unknown. */
  readonly snippet: boolean;
  readonly links: LoadLinkedTemplate;
}

/** Parameter values as a front end reads them. */
export interface ReadParameters {
  readonly file: SourceFile;
  readonly values: ParameterValues;
  readonly document?: DataDocument;
  readonly comments: () => readonly Span[];
}

/**
 * Opens the front ends for one run, which reads each file once however many inputs name it. What they
 * give reads an input; undefined where nothing could be read (the reading's diagnostics say why) or the
 * host does not have a file yet (the reading's pending files).
 */
export type OpenFrontEnds = (reading: Reading) => (input: AnalysisInput) => ReadInput | undefined;
