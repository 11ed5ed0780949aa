// usage: node scripts/build-pack.mjs
// Writes the built-in pack as it is shipped: dist/pack/azure.json, and its words beside it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { importCore } from './import-core.mjs';
import { withReading } from './repository-pack.mjs';

const { buildPack } = await importCore('core/ruleset/build-pack.ts');
const { pack, words } = await withReading((reading) => buildPack('rules.yaml', reading));
mkdirSync('dist/pack', { recursive: true });
writeFileSync('dist/pack/azure.json', pack);
writeFileSync('dist/pack/azure.words.json', words);
