import { existsSync, readdirSync, readFileSync } from 'node:fs';
import t from 'tap';
import { createNodeHost } from '../../cli/node-host.js';
import { readParameters } from '../../core/arm/read-parameters.js';
import { readTemplate } from '../../core/arm/read-template.js';
import { compileBicep } from '../../core/bicep/index.js';
import { parseBicep } from '../../core/bicep/parser/parse.js';
import type { Origin, Value } from '../../core/expressions/value.js';
import { allResources } from '../../core/resources/graph.js';
import { SourceFile } from '../../core/source/source-file.js';
import { textOf } from '../../core/source/span.js';
import { placeholderContext } from '../../core/template/context.js';
import { expand } from '../../core/template/expand.js';
import type { ParameterValues } from '../../core/template/parameter-values.js';
import type { ObjectNode } from '../../core/template/template.js';
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

const fixtures = 'test/core/bicep/fixtures';

for (const name of readdirSync(fixtures)) {
  t.test(`a literal of ${name} is what stands there`, async (t) => {
    const host = createNodeHost(`${fixtures}/${name}`, 'no-modules');
    const compiled = compileBicep('main.bicep', host, { readTemplate });
    if (compiled.kind === 'pending' || compiled.template === undefined) {
      throw new Error('files of a folder are there at once');
    }
    const misplaced = leavesIn(compiled.template, name).filter((value) => !standsAt(value));
    t.strictSame(
      misplaced.map(({ origin }) => textOf(sourceOf(origin).span)),
      [],
    );
  });
}

function read(path: string): string {
  return readFileSync(truth + path, 'utf8');
}

function leavesOf({ template: path, parameters }: Case) {
  const { template } = readTemplate(dataOf(read(path), path));
  if (template === undefined) return [];
  const [file] = parameters ?? [];
  const given = file === undefined ? undefined : readParameters(dataOf(read(file), file));
  return leavesIn(template, path, given?.parameters).map((value) => ({ value, file: path }));
}

/** The leaves of all resources, parameters and outputs. */
function leavesIn(template: ObjectNode, name: string, parameters?: ParameterValues) {
  const deployment = expand({
    template,
    name,
    context: placeholderContext,
    report: () => undefined,
    ...(parameters !== undefined && { parameters }),
  });
  const declared = [...deployment.parameters.values(), ...deployment.outputs.values()];
  return [...allResources(deployment), ...declared].flatMap(({ value }) => leafValues(value));
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

/** The span lies in its file; what stands at a literal's is the value. */
function standsAt(value: Value): boolean {
  const { span, role } = sourceOf(value.origin);
  if (span.start < 0 || span.end < span.start || span.end > span.file.text.length) return false;
  if (role !== 'literal') return true;
  if (value.kind !== 'string' && value.kind !== 'number' && value.kind !== 'boolean') return true;
  const written = textOf(span);
  if (written === String(value.value)) return true;
  return span.file.path.endsWith('.bicep')
    ? bicepLiteral(written) === value.value
    : jsonLiteral(written) === value.value;
}

/** A JSON value or, inside an expression, a quoted text. */
function jsonLiteral(written: string): unknown {
  if (written.startsWith("'")) return written.slice(1, -1).replaceAll("''", "'");
  const value: unknown = written.startsWith('"') ? JSON.parse(written) : undefined;
  return typeof value === 'string' ? value.replace(/^\[\[/, '[') : value;
}

/** The value of a Bicep literal; undefined for any other text. */
function bicepLiteral(written: string): unknown {
  const { program } = parseBicep(new SourceFile('literal.bicep', `var literal = ${written}`));
  const [statement] = program.statements;
  const value = statement?.kind === 'variable' ? statement.value : undefined;
  if (value?.kind === 'unary' && value.operand.kind === 'integer') return -value.operand.value;
  if (value?.kind === 'integer') return value.value;
  return value?.kind === 'string' && value.holes.length === 0
    ? value.segments.map((each) => each.value).join('')
    : undefined;
}
