// usage: node scripts/golden.mjs
// Writes the golden files of the report formats anew; `git diff` shows what that changes.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { buildAssets } from './build-assets.mjs';
import { importCore } from './import-core.mjs';

await buildAssets();
const { goldenFiles, goldenFolder } = await importCore('test/reporters/golden-files.ts');
const files = await goldenFiles();
rmSync(goldenFolder, { recursive: true, force: true });
mkdirSync(goldenFolder, { recursive: true });
for (const [name, text] of files) writeFileSync(`${goldenFolder}/${name}`, text);
