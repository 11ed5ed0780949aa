import type { Expression as ArmExpression } from '../../expressions/syntax.js';
import type { TemplateNode } from '../../template/template.js';
import type { Binding } from '../binder/bind.js';
import type { BicepSymbol, LocalSymbol, ModuleSymbol, ResourceSymbol } from '../binder/symbols.js';
import type { TargetScope } from '../binder/target-scope.js';
import type { Compilation } from '../modules/compilation.js';
import type { ImportClosure } from '../modules/import-closure.js';
import type { ModuleTarget } from '../modules/targets.js';
import type { BicepFile, BicepParametersFile, Expression } from '../syntax.js';
import type { Dependency } from './dependencies.js';
import type { Inlinable } from './inlining.js';
import type { LanguageVersion } from './language-version.js';

/** A Bicep file with everything that lowering needs to know about it. */
export interface FileModel {
  readonly compilation: Compilation;
  readonly file: BicepFile | BicepParametersFile;
  readonly binding: Binding;
  /** The parameter file that this one extends. */
  readonly extended?: FileModel;
  readonly targetScope: TargetScope;
  /** The experimental features that are on, by their names in `bicepconfig.json`. */
  readonly features: ReadonlySet<string>;
  /** Absent where the first version of the language does, in which resources stand in a list without names. */
  readonly languageVersion?: LanguageVersion;
  /** Whether resources are written under their names: in all versions of the language but the first. */
  readonly symbolicNames: boolean;
  /** All resources: nested ones first, as the Bicep CLI writes them. */
  readonly resources: readonly ResourceSymbol[];
  readonly modules: ReadonlyMap<ModuleSymbol, ModuleTarget>;
  /**
   * Variables and values of parameters that exist only while deploying, and existing resources named by
   * such values.
   */
  readonly inlined: ReadonlySet<Inlinable>;
  /** What each resource, module and variable names. */
  readonly dependencies: ReadonlyMap<BicepSymbol, readonly Dependency[]>;
  /** Calls that read a file: what they gave, and the variable that holds it, if one does. */
  readonly loaded: ReadonlyMap<Expression, LoadedContent>;
  readonly imports: ImportClosure;
}

export interface LoadedContent {
  readonly value: TemplateNode;
  readonly variable?: string;
}

/** For variables of loops the index that the loop stands at, where what is written in it is wanted outside. */
export type Environment = ReadonlyMap<LocalSymbol, ArmExpression>;

/** Where the lowering of a file begins. */
export function loweringOf(model: FileModel): Lowering {
  return { model, environment: new Map(), imports: model.imports };
}

/** Where lowering stands. */
export interface Lowering {
  /** The file whose text is lowered: the template's own, or one that it imports from. */
  readonly model: FileModel;
  readonly environment: Environment;
  /** What the template that is written imports. */
  readonly imports: ImportClosure;
  /** How many declarations this text has been put into. */
  readonly depth?: number;
  /** What `copyIndex` is called with in a variable that is imported under another name. */
  readonly copyName?: string;
}
