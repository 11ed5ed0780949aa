import type { DataDocument } from '../source/data.js';
import type { SourceFile } from '../source/source-file.js';
import type { ObjectNode } from '../template/template.js';
import type { Deployment, Resource } from './resource.js';

/** What stands behind a target of a rule: what the operators that know Azure read. */
export type Domain =
  | { readonly kind: 'resource'; readonly resource: Resource }
  | { readonly kind: 'deployment'; readonly deployment: Deployment }
  | {
      readonly kind: 'template';
      readonly file: SourceFile;
      /** As front ends lower it; absent where the file could not be read as a template. */
      readonly template?: ObjectNode;
      /** As written, comments included; absent for Bicep. */
      readonly document?: DataDocument;
    }
  | { readonly kind: 'parameters'; readonly file: SourceFile; readonly document?: DataDocument };
