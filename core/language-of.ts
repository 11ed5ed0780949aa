import { bicepLanguage } from './bicep/bicep-language.js';
import { jsonLanguage } from './source/json-language.js';
import type { WrittenLanguage } from './source/written-language.js';

/** The language of a source file (path); undefined for files that are not written by people. */
export function languageOf(path: string): WrittenLanguage | undefined {
  if (/\.bicep(?:param)?$/i.test(path)) return bicepLanguage;
  return /\.jsonc?$/i.test(path) ? jsonLanguage : undefined;
}
