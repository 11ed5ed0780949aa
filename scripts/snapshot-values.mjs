// The values that a template of a corpus is deployed with: those of the parameter file beside it, and
// made ones for the parameters that have neither a value nor a default that can be worked out.
import { existsSync, readFileSync } from 'node:fs';
import { importCore } from './import-core.mjs';

const engine = await importCore(
  'core/source/json.ts',
  'core/source/plain-data.ts',
  'core/source/source-file.ts',
);

/** Values of an azuredeploy.json by parameter name. */
export function valuesFor(file) {
  const declared = readJson(file)?.parameters ?? {};
  const given = readJson(file.replace(/\.json$/, '.parameters.json'))?.parameters ?? {};
  const values = {};
  for (const [name, declaration] of Object.entries(declared)) {
    const written = Object.keys(given).find((key) => key.toLowerCase() === name.toLowerCase());
    const value = written === undefined ? undefined : given[written]?.value;
    if (value !== undefined && value !== null && fits(value, declaration)) values[name] = value;
    else if (needsValue(declaration)) values[name] = madeValue(declaration);
  }
  return values;
}

function readJson(file) {
  if (!existsSync(file)) return undefined;
  const { root } = engine.readJson(new engine.SourceFile(file, readFileSync(file, 'utf8')));
  return root && engine.plainData(root);
}

const jsonTypes = {
  string: 'string',
  securestring: 'string',
  int: 'number',
  bool: 'boolean',
  object: 'object',
  secureobject: 'object',
  array: 'array',
};

function fits(value, { type, allowedValues }) {
  const kind = Array.isArray(value) ? 'array' : typeof value;
  if (jsonTypes[String(type).toLowerCase()] !== kind) return false;
  return kind === 'array' || allowedValues === undefined || allowedValues.includes(value);
}

/** A template that is not deployed from an address has no link to work its default out from. */
function needsValue({ defaultValue }) {
  return defaultValue === undefined || /templateLink/i.test(JSON.stringify(defaultValue));
}

function madeValue({ type, allowedValues, minLength = 0, minValue = 1 }) {
  const [allowed] = allowedValues ?? [];
  switch (jsonTypes[String(type).toLowerCase()]) {
    case 'number':
      return allowed ?? minValue;
    case 'boolean':
      return allowed ?? true;
    case 'object':
      return allowed ?? {};
    case 'array':
      return allowedValues === undefined ? [] : [allowed];
    default:
      return allowed ?? 'https://example.org/'.padEnd(minLength, 'x');
  }
}
