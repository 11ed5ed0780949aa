import { readFileSync } from 'node:fs';
import { readTemplate } from '../../core/arm/read-template.js';
import { readJson } from '../../core/source/json.js';
import { SourceFile } from '../../core/source/source-file.js';
import type { ObjectNode } from '../../core/template/template.js';

/** Reads a template from disk; undefined where it cannot be read as one. */
export function readTemplateFile(path: string, name = path): ObjectNode | undefined {
  const { root } = readJson(new SourceFile(name, readFileSync(path, 'utf8')));
  return root && readTemplate(root).template;
}
