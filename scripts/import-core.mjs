// Lets scripts use what is written in TypeScript.
import { mkdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Compiles a source file with what it imports into `.build/`, and imports it. */
export async function importCore(entry) {
  const outfile = `.build/${entry.replaceAll('/', '-').replace(/\.ts$/, '.mjs')}`;
  mkdirSync('.build', { recursive: true });
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}
