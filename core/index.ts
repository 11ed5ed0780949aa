/** The public interface of groundrule as a library: the only door into core. */
export type { Diagnostic, DiagnosticKind } from './diagnostics/diagnostic.js';
export type { FileAnswer, Host } from './source/host.js';
export { type Location, locate } from './source/location.js';
export { SourceFile } from './source/source-file.js';
export type { Span } from './source/span.js';
