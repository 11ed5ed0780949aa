import { logicPage } from '../logic/logic-page.js';
import { operatorFamilies } from '../logic/registry.js';
import { beyondPage } from './beyond-page.js';
import { jsonSchemas } from './json-schemas.js';
import { optionItem, optionsPage, type PackOption, packOptions } from './options-page.js';
import type { Pack, PackRule } from './pack.js';
import { indexLinks, ruleIndexes } from './rule-indexes.js';
import { rulePage } from './rule-page.js';

/**
 * The files of this repository that are made from others, by path: schemas, the pages of rules with their
 * indexes, of their options and of their language.
 */
export function generatedFiles(pack: Pack): ReadonlyMap<string, string> {
  const options = packOptions(pack);
  const indexes = ruleIndexes(pack.rules.map(({ metadata }) => metadata));
  const beyond = beyondPage(pack.rules);
  return new Map([
    ...[...jsonSchemas()].map(([name, text]) => [`schemas/${name}`, text] as const),
    ...pack.rules.map((rule) => [pathOf(rule), documentation(rule, options)] as const),
    ...[...indexes].map(([name, text]) => [`docs/rules/${name}`, text] as const),
    ...(beyond === undefined ? [] : [['docs/rules/beyond.md', beyond] as const]),
    ['docs/options.md', optionsPage(options, pack.manifest.profiles)],
    ['docs/logic.md', logicPage(operatorFamilies)],
  ]);
}

function pathOf({ metadata }: PackRule): string {
  return `docs/rules/${metadata.id}.md`;
}

/** What a rule says of itself, the options that it reads, and where it stands in the indexes. */
function documentation({ metadata, words }: PackRule, options: readonly PackOption[]): string {
  const read = options.filter(({ rules }) => rules.includes(metadata.id));
  const list = read.length === 0 ? '' : `\n## Options\n\n${read.map(optionItem).join('\n')}\n`;
  return `${rulePage(metadata, words())}${list}\n---\n\n${indexLinks(metadata)}\n`;
}
