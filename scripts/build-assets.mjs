// Writes reporters/built/: what the report formats need ready-made, since nothing may be compiled while they run.
// - validators.ts: JSON Schemas as functions
// - page.ts: script and style of the HTML report, each as one text, with the hashes its policy names them by
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

const repository = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(repository, 'reporters/built');

/** The schemas that documents are held to, by the name of their function. */
const validated = { validateSarif: 'sarif.schema.json', validateReport: 'report.schema.json' };

export async function buildAssets() {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'validators.ts'), await validators());
  writeFileSync(path.join(folder, 'page.ts'), await page());
}

async function validators() {
  const schemas = Object.values(validated).map((file) =>
    JSON.parse(readFileSync(path.join(repository, 'schemas', file), 'utf8')),
  );
  const ajv = new Ajv2020({
    schemas,
    strict: true,
    inlineRefs: false,
    // The schemas say what a format is by a pattern where it matters.
    formats: { uri: true },
    code: { source: true, esm: true, lines: false },
  });
  const names = Object.keys(validated);
  const ids = Object.fromEntries(names.map((name, i) => [name, schemas[i].$id]));
  const code = await bundled(standaloneCode.default(ajv, ids));
  const head = [
    '// @ts-nocheck: written by scripts/build-assets.mjs',
    'export interface SchemaProblem { readonly instancePath: string; readonly message?: string; readonly params: Readonly<Record<string, unknown>> }',
    'export interface SchemaValidator { (document: unknown): boolean; errors?: readonly SchemaProblem[] | null }',
  ];
  const exported = names.map(
    (name) => `export const ${name}: SchemaValidator = built.${name} as SchemaValidator;`,
  );
  return `${[...head, code, ...exported].join('\n')}\n`;
}

/** Module text with what it imports, as an object called `built`. */
async function bundled(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: repository, loader: 'js' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'built',
    minify: true,
    target: 'node20.19',
    logLevel: 'warning',
  });
  return outputFiles[0].text.trim();
}

async function page() {
  const script = await minified('reporters/html/client/main.ts', { bundle: true, format: 'iife' });
  const style = await minified('reporters/html/style.css');
  if (/<\/(?:script|style)/i.test(script + style))
    throw new Error('the page would end its own script');
  const constants = {
    script,
    scriptHash: integrity(script),
    styleSheet: style,
    styleHash: integrity(style),
  };
  return Object.entries(constants)
    .map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};\n`)
    .join('');
}

async function minified(entry, options = {}) {
  const { outputFiles } = await build({
    entryPoints: [path.join(repository, entry)],
    write: false,
    minify: true,
    charset: 'ascii',
    target: ['chrome123', 'firefox120', 'safari17'],
    logLevel: 'warning',
    ...options,
  });
  return outputFiles[0].text.trim();
}

function integrity(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
