import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Host } from '../source/host.js';
import type { SourceFile } from '../source/source-file.js';
import type { ObjectNode } from '../template/template.js';
import { newCompilation, type ReadTemplate, templateOfModel } from './modules/compilation.js';
import { modelOf } from './modules/model-of.js';

export { emitTemplate } from './emit.js';
export type { ReadTemplate } from './modules/compilation.js';

/** What compiling a Bicep file gives. */
export type Compiled =
  | {
      readonly kind: 'compiled';
      /** Absent where the file itself could not be read. */
      readonly template?: ObjectNode;
      /** Problems of the file and of everything it uses, in the order they were met. */
      readonly diagnostics: readonly Diagnostic[];
      /** Every text that was read, modules and loaded contents included. */
      readonly files: readonly SourceFile[];
      /** True where the file declares only resources: names it lacks are then not known. */
      readonly snippet: boolean;
    }
  /** Files are needed that the host does not have yet; compile again when it does. */
  | { readonly kind: 'pending'; readonly wanted: readonly string[] };

export interface CompileOptions {
  /** Reads ARM templates that are used as modules; without it they count as unreadable. */
  readonly readTemplate?: ReadTemplate;
}

/**
 * Compiles a `.bicep` file and the modules it uses to the template that it stands for, with spans that
 * lead to the Bicep text. Never throws: problems are diagnostics, and what they do not touch is compiled.
 *
 * @param path of the file, relative to the root
 */
export function compileBicep(path: string, host: Host, options: CompileOptions = {}): Compiled {
  const compilation = newCompilation(host, options.readTemplate);
  const model = modelOf(path, undefined, compilation);
  const template = model && templateOfModel(model);
  const { wanted, diagnostics, files } = compilation;
  if (wanted.size > 0) return { kind: 'pending', wanted: [...wanted] };
  return {
    kind: 'compiled',
    ...(template && { template }),
    diagnostics,
    files: [...files.values()],
    snippet: model?.binding.snippet ?? false,
  };
}
