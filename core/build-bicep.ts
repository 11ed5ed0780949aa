import { readTemplate } from './arm/read-template.js';
import { compileBicep, emitTemplate } from './bicep/index.js';
import { diagnostic } from './diagnostics/diagnostic.js';
import type { ReportedDiagnostic } from './findings/report.js';
import { reportedDiagnostic } from './findings/reported-diagnostic.js';
import type { Host } from './source/host.js';

export type BuiltBicep =
  | {
      readonly kind: 'done';
      /** The ARM template as JSON; absent where the file could not be read. */
      readonly text?: string;
      readonly diagnostics: readonly ReportedDiagnostic[];
    }
  /** The host has to fetch these files; then it is to be asked for again. */
  | { readonly kind: 'pending'; readonly paths: readonly string[] };

/** Characters beyond which a template is not written; Azure takes four million. */
const longestTemplate = 64 * 1024 * 1024;

/** Compiles a `.bicep` file (path from the root) and its modules to the text of an ARM template. */
export function buildBicep(path: string, host: Host): BuiltBicep {
  const compiled = compileBicep(path, host, { readTemplate });
  if (compiled.kind === 'pending') return { kind: 'pending', paths: compiled.wanted };
  const { template, undeclared } = compiled;
  const notices = undeclared.map(({ name, span }) =>
    diagnostic('bicep/undeclared-in-snippet', span, name),
  );
  const text = template && emitTemplate(template, longestTemplate);
  const tooLong = template !== undefined && text === undefined;
  const limit = tooLong ? [diagnostic('bicep/template-limit', path, String(longestTemplate))] : [];
  return {
    kind: 'done',
    ...(text !== undefined && { text }),
    diagnostics: [...compiled.diagnostics, ...notices, ...limit].map((each) =>
      reportedDiagnostic(each),
    ),
  };
}
