import { mkdirSync, writeFileSync } from 'node:fs';
import { importCore } from './import-core.mjs';
import { withReading } from './repository-pack.mjs';

/** Writes the built-in pack as it is shipped into `folder`: azure.json, and its words beside it. */
export async function buildPackInto(folder) {
  const { buildPack } = await importCore('core/ruleset/build-pack.ts');
  const { pack, words } = await withReading((reading) => buildPack('rules.yaml', reading));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/azure.json`, pack);
  writeFileSync(`${folder}/azure.words.json`, words);
}
