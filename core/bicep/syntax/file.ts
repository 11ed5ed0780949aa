import type { SourceFile } from '../../source/source-file.js';
import type { Span } from '../../source/span.js';
import type { Declaration, ParameterFileDeclaration } from './declarations.js';
import type { ErrorNode } from './names.js';

/** A `.bicep` file as a tree. Statements stand in source order; an error node stands for each that could not be read. */
export interface BicepFile extends FileBase {
  readonly kind: 'file';
  readonly statements: readonly (Declaration | ErrorNode)[];
}

/** A `.bicepparam` file as a tree. */
export interface BicepParametersFile extends FileBase {
  readonly kind: 'parametersFile';
  readonly statements: readonly (ParameterFileDeclaration | ErrorNode)[];
}

interface FileBase {
  readonly source: SourceFile;
  /** All comments, in source order. They stand outside the tree. */
  readonly comments: readonly Comment[];
  /** All `#disable-…` and `#restore-…` directives, in source order. */
  readonly directives: readonly Directive[];
  /** The whole text. */
  readonly span: Span;
}

export interface Comment {
  readonly kind: 'lineComment' | 'blockComment';
  /** `//` or both block delimiters included; the line break after a line comment is not. */
  readonly span: Span;
}

/** `#disable-next-line code …`, `#disable-diagnostics code …`, `#restore-diagnostics code …`. */
export interface Directive {
  readonly kind: 'directive';
  readonly action: DirectiveAction;
  readonly codes: readonly DirectiveCode[];
  readonly span: Span;
}

export type DirectiveAction = 'disable-next-line' | 'disable-diagnostics' | 'restore-diagnostics';

export interface DirectiveCode {
  readonly code: string;
  readonly span: Span;
}
