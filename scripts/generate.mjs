// usage: node scripts/generate.mjs
// Writes the files that are made from others: JSON Schemas, the pages of rules and that of
// their language. Pages of rules that are gone are removed.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { importCore } from './import-core.mjs';
import { withReading } from './repository-pack.mjs';

const { readPack } = await importCore('core/ruleset/read-pack.ts');
const { generatedFiles } = await importCore('core/ruleset/generated-files.ts');
const pack = await withReading((reading) => readPack('rules.yaml', reading));
const files = generatedFiles(pack);
for (const [file, text] of files) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
for (const page of readdirSync('docs/rules')) {
  if (!files.has(`docs/rules/${page}`)) rmSync(`docs/rules/${page}`);
}
