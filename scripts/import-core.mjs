// Lets scripts use what is written in TypeScript.
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const repository = fileURLToPath(new URL('..', import.meta.url));

/** Compiles source files (paths from the repository) with what they import into one module, and imports it. */
export async function importCore(...entries) {
  const name = `${entries[0].replaceAll('/', '-').replace(/\.ts$/, '')}-${entries.length}.mjs`;
  const outfile = path.join(repository, '.build', name);
  await build({
    stdin: {
      contents: entries.map((entry) => `export * from './${entry}';`).join('\n'),
      resolveDir: repository,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    // Left where they are installed: bundling would break those that are not ES modules.
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}
