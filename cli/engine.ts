import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type AnalysisRequest,
  analyze,
  createReading,
  type Pack,
  readBuiltPack,
  readPack,
} from '../core/index.js';
import type { Engine } from './commands/check.js';
import { createNodeHost } from './node-host.js';

/** The engine with the packs that come with groundrule. */
export async function loadEngine(tool: AnalysisRequest['tool']): Promise<Engine> {
  return {
    analyze,
    tool,
    builtIn: new Map([['azure', azurePack]]),
    sources: new Map([['azure', sourcePack]]),
    propertyFacts: () => readFileSync(propertyFacts, 'utf8'),
  };
}

const built = new URL('../pack/azure.json', import.meta.url);
const propertyFacts = new URL('../../rules/lint/property-paths.json', import.meta.url);
const builtWords = new URL('../pack/azure.words.json', import.meta.url);

/** The pack as it was built; from its source files where this is a check-out that was not. */
function azurePack(): Pack {
  if (!existsSync(built)) return sourcePack();
  return readBuiltPack('azure', readFileSync(built, 'utf8'), () =>
    readFileSync(builtWords, 'utf8'),
  );
}

function sourcePack(): Pack {
  const reading = createReading(createNodeHost(fileURLToPath(new URL('../..', import.meta.url))));
  const pack = readPack('rules.yaml', reading);
  const [problem] = reading.diagnostics;
  if (pack === undefined || problem) throw new Error(`the pack is broken: ${problem?.message}`);
  return pack;
}
