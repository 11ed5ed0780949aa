// Compiles every source and test file one to one, so that stack traces map to the sources.
import { rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';
import { buildAssets } from './build-assets.mjs';
import { buildPackInto } from './build-pack.mjs';

export const testOutput = 'build-test';

/** Compiles into `build-test/` and returns the compiled spec files whose path holds one of `filters` (all when none). */
export async function compileTests(filters) {
  const specs = globSync('test/**/*.test.ts').sort();
  rmSync(testOutput, { recursive: true, force: true });
  await buildAssets();
  await build({
    entryPoints: globSync(['core/**/*.ts', 'reporters/**/*.ts', 'cli/**/*.ts', 'test/**/*.ts']),
    outdir: testOutput,
    outbase: '.',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    sourcemap: true,
    logLevel: 'warning',
  });
  writeFileSync(`${testOutput}/package.json`, '{ "type": "module" }\n');
  await buildPackInto(`${testOutput}/pack`);
  const wanted = specs.filter(
    (spec) => filters.length === 0 || filters.some((f) => spec.includes(f)),
  );
  return wanted.map((spec) => `${testOutput}/${spec.replace(/\.ts$/, '.js')}`);
}
