import { readTemplate } from './arm/read-template.js';
import {
  type Compiled,
  type CompiledFiles,
  type CompiledParameters,
  type CompiledTemplate,
  type Environment,
  emitData,
  emitTemplate,
  openBicepCompiler,
} from './bicep/index.js';
import { parameterDocument } from './build-parameters.js';
import { type Diagnostic, diagnostic } from './diagnostics/diagnostic.js';
import type { ReportedDiagnostic } from './findings/report.js';
import { reportedDiagnostic } from './findings/reported-diagnostic.js';
import type { Host } from './source/host.js';
import { readJsonOnDemand } from './source/json-on-demand.js';
import { isParametersPath } from './source/paths.js';
import { reportOnce } from './template/session.js';

export type BuiltBicep =
  | {
      readonly kind: 'done';
      /** The ARM template or parameter file as JSON; absent where the file could not be read. */
      readonly text?: string;
      readonly diagnostics: readonly ReportedDiagnostic[];
    }
  /** The host has to fetch these files; then it is to be asked for again. */
  | { readonly kind: 'pending'; readonly paths: readonly string[] };

/** Characters beyond which a template is not written; Azure takes four million. */
const longestTemplate = 64 * 1024 * 1024;

/** Builds files of one run; a module that several of them use is parsed and lowered once. */
export interface BicepBuilder {
  /**
   * Compiles a `.bicep` file (path from the root) and its modules to the text of an ARM template, or a `.bicepparam`
   * file to that of a parameter file. A problem of a module is told with the first file that uses it.
   */
  build(path: string): BuiltBicep;
}

/** Opens a builder over a host. @param environment what `readEnvironmentVariable` reads */
export function openBicepBuilder(host: Host, environment: Environment): BicepBuilder {
  const compiler = openBicepCompiler(host, {
    readDocument: readJsonOnDemand,
    readTemplate: (root) => readTemplate(root, 'onDemand'),
    environment,
  });
  return {
    build: (path) =>
      isParametersPath(path)
        ? buildParameters(compiler.compileParameters(path))
        : buildTemplate(path, compiler.compile(path)),
  };
}

/** Builds a single file; see {@link BicepBuilder}. */
export function buildBicep(path: string, host: Host, environment: Environment): BuiltBicep {
  return openBicepBuilder(host, environment).build(path);
}

function buildParameters(compiled: Compiled<CompiledParameters>): BuiltBicep {
  if (compiled.kind === 'pending') return { kind: 'pending', paths: compiled.wanted };
  const { file, parameters } = compiled;
  const problems: Diagnostic[] = [];
  const report = reportOnce((problem) => problems.push(problem));
  const text = file && parameters && emitData(parameterDocument(parameters, file, report));
  const reasons = problems.filter(({ code }) => code !== 'bicep/unknown-value');
  const isSaid = reasons.length + compiled.diagnostics.length > 0;
  return built(text, compiled, isSaid ? reasons : problems);
}

function buildTemplate(path: string, compiled: Compiled<CompiledTemplate>): BuiltBicep {
  if (compiled.kind === 'pending') return { kind: 'pending', paths: compiled.wanted };
  const { template, undeclared } = compiled;
  const text = template && emitTemplate(template, longestTemplate);
  const tooLong = template !== undefined && text === undefined;
  const limit = tooLong ? [diagnostic('bicep/template-limit', path, String(longestTemplate))] : [];
  return built(text, compiled, [...undeclared, ...limit]);
}

function built(
  text: string | undefined,
  { diagnostics }: CompiledFiles,
  more: readonly Diagnostic[],
): BuiltBicep {
  return {
    kind: 'done',
    ...(text !== undefined && { text }),
    diagnostics: [...diagnostics, ...more].map((each) => reportedDiagnostic(each)),
  };
}
