// usage: node scripts/build.mjs
// Builds dist/: the command and the library as split bundles (a run loads the chunks it needs), and their types.
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';
import { buildAssets } from './build-assets.mjs';
import { buildPackInto } from './build-pack.mjs';

const output = 'dist';

rmSync(output, { recursive: true, force: true });
await buildAssets();
const { metafile } = await build({
  entryPoints: ['core/index.ts', 'reporters/index.ts', 'cli/main.ts'],
  outdir: output,
  outbase: '.',
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  // cosmiconfig would load configurations in TypeScript with it; ours are never loaded so.
  external: ['typescript'],
  // Packages written for CommonJS ask for node's modules with require.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});
chmodSync(path.join(output, 'cli/main.js'), 0o755);
writeFileSync(path.join(output, 'THIRD-PARTY-NOTICES.txt'), notices(metafile));
execFileSync(
  process.execPath,
  [createRequire(import.meta.url).resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'],
  { stdio: 'inherit' },
);
await buildPackInto('dist/pack');
checkExports();
report();

/** The licences of the packages whose code is in the bundles. */
function notices({ inputs }) {
  const folders = new Set();
  for (const input of Object.keys(inputs)) {
    const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found) folders.add(found[1]);
  }
  const entries = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    const [file] = globSync('{license,licence,copying}*', {
      cwd: folder,
      caseSensitiveMatch: false,
      absolute: true,
    });
    const text = file ? readFileSync(file, 'utf8').trim() : '';
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  return `groundrule contains code of these packages.\n\n${entries.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

/** Every file that package.json promises must be there. */
function checkExports() {
  const { bin, exports } = JSON.parse(readFileSync('package.json', 'utf8'));
  const promised = [
    ...Object.values(bin),
    ...Object.values(exports).flatMap((entry) =>
      typeof entry === 'string' ? [entry] : Object.values(entry),
    ),
  ];
  for (const file of promised) statSync(file);
}

function report() {
  const sizes = globSync(`${output}/**/*.js`).map((file) => statSync(file).size);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`${output}: ${sizes.length} files, ${Math.round(total / 1024)} KiB of JavaScript`);
}
