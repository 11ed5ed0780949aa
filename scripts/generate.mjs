// usage: node scripts/generate.mjs
// Writes the files that are made from others: JSON Schemas, the pages of rules, of their options and their
// language, and of decisions. Pages of what is gone are removed.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { importCore } from './import-core.mjs';
import { withReading } from './repository-pack.mjs';

const { readPack } = await importCore('core/ruleset/read-pack.ts');
const { generatedFiles } = await importCore('core/ruleset/generated-files.ts');
const pack = await withReading((reading) => readPack('rules.yaml', reading));
const { decisionPages } = await importCore('test/conformance/decision-pages.ts');
const files = new Map([...generatedFiles(pack), ...decisionPages(pack)]);
for (const [file, text] of files) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
for (const folder of ['docs/rules', 'docs/decisions']) {
  for (const page of readdirSync(folder)) {
    if (!files.has(`${folder}/${page}`)) rmSync(`${folder}/${page}`);
  }
}
