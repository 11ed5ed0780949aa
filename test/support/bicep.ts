import { readTemplate } from '../../core/arm/read-template.js';
import {
  type Compiled,
  type CompiledTemplate,
  compileBicep,
  emitTemplate,
} from '../../core/bicep/index.js';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.js';
import type { Host } from '../../core/source/host.js';
import { locate } from '../../core/source/location.js';

/** A host whose files are given as texts by path. */
export function memoryHost(files: Readonly<Record<string, string>>): Host {
  return {
    now: () => new Date(0),
    readText(path) {
      const text = Object.hasOwn(files, path) ? files[path] : undefined;
      return text === undefined ? { kind: 'missing' } : { kind: 'text', text };
    },
  };
}

/** Compiles `main.bicep` of the given files. */
export function compileFiles(
  files: Readonly<Record<string, string>>,
): Extract<Compiled<CompiledTemplate>, { kind: 'compiled' }> {
  const compiled = compileBicep('main.bicep', memoryHost(files), {
    readTemplate,
  });
  if (compiled.kind === 'pending') throw new Error('a memory host has every file at once');
  return compiled;
}

/** The ARM JSON that a Bicep text compiles to, parsed. */
export function buildJson(files: Readonly<Record<string, string>>): Record<string, unknown> {
  const { template } = compileFiles(files);
  if (template === undefined) throw new Error('main.bicep gave no template');
  return JSON.parse(emitTemplate(template)) as Record<string, unknown>;
}

/** `line:column code` of each diagnostic. */
export function placesOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, span, path }) => {
    if (span === undefined) return `${path ?? ''} ${code}`;
    const { startLine, startColumn } = locate(span);
    return `${startLine}:${startColumn} ${code}`;
  });
}

/** The same of all files, by line and column. */
export function orderedPlacesOf(diagnostics: readonly Diagnostic[]): string[] {
  return placesOf(diagnostics).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}
