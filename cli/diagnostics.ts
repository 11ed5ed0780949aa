import type { ReportedDiagnostic } from '../core/index.js';
import { place, printable } from '../reporters/index.js';
import { writeNotice } from './streams.js';

/** Says what was wrong with the input on stderr, for commands whose stdout is a document. */
export function writeDiagnostics(diagnostics: readonly ReportedDiagnostic[]): void {
  for (const { code, kind, message, location, path } of diagnostics) {
    const where = location ? place(location) : path;
    const word = kind === 'notice' ? 'notice' : 'problem';
    writeNotice(printable(`${where === undefined ? '' : `${where}: `}${word} ${code}: ${message}`));
  }
}
