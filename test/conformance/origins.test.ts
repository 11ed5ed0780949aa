import { existsSync, readFileSync } from 'node:fs';
import t from 'tap';
import { readParameters } from '../../core/arm/read-parameters.js';
import { readTemplate } from '../../core/arm/read-template.js';
import type { Origin, Value } from '../../core/expressions/value.js';
import { allResources } from '../../core/resources/graph.js';
import { textOf } from '../../core/source/span.js';
import { placeholderContext } from '../../core/template/context.js';
import { expand } from '../../core/template/expand.js';
import { dataOf } from '../support/json.js';

interface Case {
  readonly template: string;
  readonly parameters?: readonly string[];
}

const truth = '../shared/truth/';

t.test('every value of recorded templates has a place, and a literal is what stands there', (t) => {
  if (!existsSync(`${truth}expansion/cases.json`)) {
    t.pass('skipped: the recorded templates are not beside this repository', {
      skip: `${truth} is absent`,
    });
    t.end();
    return;
  }
  const cases = JSON.parse(read('expansion/cases.json')) as readonly Case[];
  const leaves = cases.flatMap(leavesOf);
  t.ok(leaves.length > 5_000, `${leaves.length} values`);
  const misplaced = leaves.filter(({ value }) => !standsAt(value));
  t.strictSame(
    misplaced.map(({ value, file }) => `${file}: ${textOf(sourceOf(value.origin).span)}`),
    [],
  );
  t.end();
});

function read(path: string): string {
  return readFileSync(truth + path, 'utf8');
}

function leavesOf({ template: path, parameters }: Case) {
  const { template } = readTemplate(dataOf(read(path), path));
  if (template === undefined) return [];
  const [file] = parameters ?? [];
  const given = file === undefined ? undefined : readParameters(dataOf(read(file), file));
  const deployment = expand({
    template,
    name: path,
    context: placeholderContext,
    report: () => undefined,
    ...(given !== undefined && { parameters: given.parameters }),
  });
  const values = [...allResources(deployment)].flatMap(({ value }) => leafValues(value));
  return values.map((value) => ({ value, file: path }));
}

function leafValues(value: Value): readonly Value[] {
  if (value.kind === 'object' && value.entries.size > 0) {
    return [...value.entries.values()].flatMap((entry) => leafValues(entry.value));
  }
  return value.kind === 'array' && value.items.length > 0
    ? value.items.flatMap(leafValues)
    : [value];
}

function sourceOf(origin: Origin): Origin {
  let at = origin;
  while (at.from !== undefined) at = at.from;
  return at;
}

/** The span lies in its file; a literal's is a JSON value or, inside an expression, a quoted text. */
function standsAt(value: Value): boolean {
  const { span, role } = sourceOf(value.origin);
  if (span.start < 0 || span.end < span.start || span.end > span.file.text.length) return false;
  if (role !== 'literal') return true;
  if (value.kind !== 'string' && value.kind !== 'number' && value.kind !== 'boolean') return true;
  const written = textOf(span);
  if (!written.startsWith('"')) {
    const quoted = `'${String(value.value).replaceAll("'", "''")}'`;
    return written === String(value.value) || written === quoted;
  }
  const text: unknown = JSON.parse(written);
  return typeof text === 'string' && text.replace(/^\[\[/, '[') === value.value;
}
