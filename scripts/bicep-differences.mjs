// Compares what two compilers of Bicep wrote.

/**
 * What is to be compared of a JSON document. Taken off is what only the CLI can say: its own version,
 * hash and warning (empty metadata goes with them), and the type of a resource-derived type, which needs
 * Azure's type data. The order of dependsOn has no meaning, and the CLI's own changes from run to run where
 * several turns of one loop are named. `sourceUri` is where a module stands on the machine that compiles.
 */
export function normalize(value) {
  if (Array.isArray(value)) return value.map(normalize);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, each]) => [key, normalize(each)]);
  const kept = Object.fromEntries(entries.filter(([key]) => !ofTheCli.has(key)));
  if (value.metadata?._generator && Object.keys(kept.metadata).length === 0) delete kept.metadata;
  if (isResourceDerived(value)) delete kept.type;
  if (Array.isArray(kept.dependsOn)) kept.dependsOn.sort(byCaselessText);
  return kept;
}

const ofTheCli = new Set(['_generator', '_EXPERIMENTAL_WARNING', 'sourceUri']);

/** Whether a document holds a type that Azure's type data are needed for. */
export function hasResourceDerivedType(value) {
  if (value === null || typeof value !== 'object') return false;
  return isResourceDerived(value) || Object.values(value).some(hasResourceDerivedType);
}

function isResourceDerived(value) {
  return value.metadata?.['__bicep_resource_derived_type!'] !== undefined;
}

/**
 * Where two documents differ first and how, as text; undefined where they do not.
 *
 * @param anyCase whether texts that differ in letter case only are equal
 */
export function firstDifference(actual, expected, anyCase, where = '') {
  if (Object.is(actual, expected)) return undefined;
  if (anyCase && typeof actual === 'string' && typeof expected === 'string') {
    if (actual.toLowerCase() === expected.toLowerCase()) return undefined;
  }
  const kind = (value) => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);
  const isContainer = kind(actual) === 'array' || kind(actual) === 'object';
  if (!isContainer || kind(actual) !== kind(expected)) {
    return `${where} is ${short(actual)}, wanted ${short(expected)}`;
  }
  for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    const at = `${where}/${key}`;
    if (!Object.hasOwn(actual, key)) return `${at} is missing, wanted ${short(expected[key])}`;
    if (!Object.hasOwn(expected, key)) return `${at} is too much: ${short(actual[key])}`;
    const found = firstDifference(actual[key], expected[key], anyCase, at);
    if (found !== undefined) return found;
  }
  return undefined;
}

function short(value) {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}

function byCaselessText(a, b) {
  const [left, right] = [String(a).toLowerCase(), String(b).toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}
