// The built-in pack from its source files, read by a host over this repository.
import { readdirSync, readFileSync } from 'node:fs';
import { importCore } from './import-core.mjs';

const host = {
  readText: (path) => ({ kind: 'text', text: readFileSync(path, 'utf8') }),
  listFolder: (path) =>
    readdirSync(path || '.', { withFileTypes: true }).map((entry) =>
      entry.isDirectory() ? `${entry.name}/` : entry.name,
    ),
  now: () => new Date(),
};

/** Calls `read` with a reading of the repository, and stops the script where the pack has problems. */
export async function withReading(read) {
  const { createReading } = await importCore('core/source/read-document.ts');
  const reading = createReading(host);
  const result = read(reading);
  for (const { message, span, path } of reading.diagnostics) {
    console.error(`${span?.file.path ?? path ?? ''}: ${message}`);
  }
  if (reading.diagnostics.length > 0 || result === undefined) process.exit(2);
  return result;
}
