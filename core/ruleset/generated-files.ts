import { logicPage } from '../logic/logic-page.js';
import { operatorFamilies } from '../logic/registry.js';
import { jsonSchemas } from './json-schemas.js';
import type { Pack } from './pack.js';
import { ruleIndex, rulePage } from './rule-page.js';

/** The files of this repository that are made from others, by path: schemas, the pages of rules and that of their language. */
export function generatedFiles(pack: Pack): ReadonlyMap<string, string> {
  const schemas = [...jsonSchemas()].map(([name, text]) => [`schemas/${name}`, text] as const);
  const pages = pack.rules.map(
    ({ metadata, words }) => [`docs/rules/${metadata.id}.md`, rulePage(metadata, words())] as const,
  );
  const index = ruleIndex(pack.rules.map(({ metadata }) => metadata));
  return new Map([
    ...schemas,
    ...pages,
    ['docs/rules/README.md', index],
    ['docs/logic.md', logicPage(operatorFamilies)],
  ]);
}
