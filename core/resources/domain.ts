import type { SourceFile } from '../source/source-file.js';
import type { Span } from '../source/span.js';
import type { ObjectNode } from '../template/template.js';
import type { Deployment, Resource } from './resource.js';

/** What stands behind a target of a rule: what the operators that know Azure read. */
export type Domain =
  | { readonly kind: 'resource'; readonly resource: Resource }
  | { readonly kind: 'deployment'; readonly deployment: Deployment }
  | ({
      readonly kind: 'template';
      /** As front ends lower it; absent where the file could not be read as a template. */
      readonly template?: ObjectNode;
    } & WrittenFile)
  | ({ readonly kind: 'parameters' } & WrittenFile);

/** A file that is judged as it is written. */
export interface WrittenFile {
  readonly file: SourceFile;
  /** The comments in it, their marks included, in source order. */
  readonly comments: () => readonly Span[];
}
