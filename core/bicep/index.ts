import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Host } from '../source/host.js';
import type { SourceFile } from '../source/source-file.js';
import type { ObjectNode } from '../template/template.js';
import {
  type Environment,
  newCompilation,
  type ReadDocument,
  type ReadTemplate,
  templateOfModel,
} from './modules/compilation.js';
import { modelOf } from './modules/model-of.js';
import { type BicepParameters, lowerParameters } from './params.js';

export { emitData, emitTemplate } from './emit.js';
export type { Environment, ReadTemplate } from './modules/compilation.js';
export type {
  AssignedValue,
  BicepParameters,
  ExtensionConfigs,
  ParameterTarget,
} from './params.js';

/** What compiling a file gives. */
export type Compiled<Result> =
  | ({ readonly kind: 'compiled' } & Result & CompiledFiles)
  /** Files are needed that the host does not have yet; compile again when it does. */
  | { readonly kind: 'pending'; readonly wanted: readonly string[] };

export interface CompiledFiles {
  /** The file itself; absent where it could not be read. */
  readonly file?: SourceFile;
  /** Problems of the file and of everything it uses; each is given once, by the compilation that met it first. */
  readonly diagnostics: readonly Diagnostic[];
  /** Every text read so far, modules and loaded contents included. */
  readonly files: readonly SourceFile[];
}

export interface CompiledTemplate {
  /** Absent where the file could not be read. */
  readonly template?: ObjectNode;
  /** True where the file declares only resources: names it lacks are then not known. */
  readonly snippet: boolean;
  /** The problems of names that it lacks, for whoever does not take it as a snippet. */
  readonly undeclared: readonly Diagnostic[];
}

export interface CompiledParameters {
  /** Absent where the file could not be read. */
  readonly parameters?: BicepParameters;
}

export interface CompileOptions {
  /** Reads ARM templates that are used as modules; without it they count as unreadable. */
  readonly readTemplate?: ReadTemplate;
  /** Reads the JSON of modules; `readJson` where it is absent. */
  readonly readDocument?: ReadDocument;
  /** Lets `readEnvironmentVariable` be answered; without it the answer is not known. */
  readonly environment?: Environment;
}

/** Compiles files of one run; a module that several of them use is parsed and lowered once. */
export interface BicepCompiler {
  /** @param path of a `.bicep` file, relative to the root */
  compile(path: string): Compiled<CompiledTemplate>;
  /** @param path of a `.bicepparam` file, relative to the root */
  compileParameters(path: string): Compiled<CompiledParameters>;
  /** The template of a template spec that a compiled file uses as a module. @param id of its version */
  templateSpec(id: string): ObjectNode | undefined;
}

/**
 * Opens a compiler over a host. Templates have spans that lead to the Bicep text. Nothing is thrown:
 * problems are diagnostics, and what they do not touch is compiled.
 */
export function openBicepCompiler(host: Host, options: CompileOptions = {}): BicepCompiler {
  const compilation = newCompilation(host, options);
  const finish = <Result>(path: string, result: Result): Compiled<Result> => {
    const { wanted, diagnostics, files } = compilation;
    if (wanted.size > 0) return { kind: 'pending', wanted: [...wanted] };
    const file = files.get(path);
    return {
      kind: 'compiled',
      ...result,
      ...(file && { file }),
      diagnostics: diagnostics.splice(0),
      files: [...files.values()],
    };
  };
  return {
    compile(path) {
      const model = modelOf(path, undefined, compilation);
      const template = model && templateOfModel(model);
      const { snippet = false, undeclared = [] } = model?.binding ?? {};
      return finish(path, { ...(template && { template }), snippet, undeclared });
    },
    compileParameters(path) {
      const parameters = lowerParameters(path, compilation);
      return finish(path, parameters ? { parameters } : {});
    },
    templateSpec: (id) => compilation.templateSpecs.get(id.toLowerCase()),
  };
}

/** Compiles a single `.bicep` file; see {@link openBicepCompiler}. */
export function compileBicep(
  path: string,
  host: Host,
  options: CompileOptions = {},
): Compiled<CompiledTemplate> {
  return openBicepCompiler(host, options).compile(path);
}
