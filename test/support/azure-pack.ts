import { readdirSync, readFileSync } from 'node:fs';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.js';
import type { Pack } from '../../core/ruleset/pack.js';
import { readPack } from '../../core/ruleset/read-pack.js';
import type { Host } from '../../core/source/host.js';
import { createReading } from '../../core/source/read-document.js';

/** A host over the files of this repository, from which specs run. */
export const repositoryHost: Host = {
  readText: (path) => ({ kind: 'text', text: readFileSync(path, 'utf8') }),
  listFolder: (path) =>
    readdirSync(path || '.', { withFileTypes: true }).map((entry) =>
      entry.isDirectory() ? `${entry.name}/` : entry.name,
    ),
  now: () => new Date('2026-01-01T00:00:00Z'),
};

/** The built-in pack as its source files say, with the problems of reading it. */
export function azurePack(): { readonly pack: Pack; readonly diagnostics: readonly Diagnostic[] } {
  const reading = createReading(repositoryHost);
  const pack = readPack('rules.yaml', reading);
  if (pack === undefined) throw new Error('rules.yaml holds no pack');
  return { pack, diagnostics: reading.diagnostics };
}

/** The pack for measuring: its logic is compiled when it is needed, for the tests of the catalogue check it. */
export function checkedAzurePack(): Pack {
  return { ...azurePack().pack, checked: true };
}
