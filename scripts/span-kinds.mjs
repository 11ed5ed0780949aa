// Tells what of a Bicep file stands where a finding is reported.

/**
 * What the text at a finding's location is to the property that decided; undefined where it is nothing to it.
 *
 * @param source the text of the file
 * @param value the resource that was judged; undefined for other targets
 * @param around where what was judged is introduced, and what it stands in
 * @param engine parser and paths of core
 */
export function placeOfFinding({ path, location }, source, value, around, engine) {
  if (!/\.bicep(param)?$/i.test(location.path) || /^(\/|\.\.(\/|$))/.test(location.path)) {
    return undefined;
  }
  if (source === undefined || location.endLine !== location.startLine) return undefined;
  const lineStart = startOfLine(source, location.startLine);
  const start = lineStart + location.startColumn - 1;
  const end = lineStart + location.endColumn - 1;
  const written = source.slice(start, end);
  const steps = path === undefined ? [] : (engine.parsePath(path).steps ?? []);
  const keys = steps.filter(({ kind }) => kind === 'key').map(({ key }) => key.toLowerCase());
  const name = written.replace(/^'(.*)'$/, '$1').toLowerCase();
  if (keys.at(-1) === name) return 'the name of the property';
  if (keys.includes(name)) return 'the name of a property around it';
  const program = parsed(source, location.path, engine);
  const chain = nodesAround(program, start, end, source, engine);
  const node = chain.at(-1);
  if (node === undefined) return undefined;
  const literal = literalValue(node);
  if (literal !== undefined && valuesAt(value, steps).includes(literal)) return 'the value';
  const declaration = headerOf(chain, start, end, written);
  if (declaration !== undefined) return placeOfDeclaration(declaration, location.path, around);
  const outerKeys = chain.map((each) => keyOf(each)).filter((key) => key !== undefined);
  const isName = node.kind === 'identifier' && chain.at(-2)?.kind === 'objectProperty';
  if (isName && outerKeys.includes('params')) return 'the name of a property that is handed on';
  if (!isExpression(node)) return undefined;
  if (outerKeys.some((key) => keys.includes(key)))
    return 'an expression for the property or one around it';
  const [outermost] = chain;
  if (literal !== undefined && keys.includes(outermost.name?.name?.toLowerCase()))
    return 'the value';
  const isInside = ({ header }) =>
    header.file.path === location.path &&
    header.start >= outermost.span.start &&
    header.start < outermost.span.end;
  if (path === undefined && around.some(isInside)) return 'a value of a resource of the deployment';
  const hands = ['variable', 'parameter', 'assignment', 'output', 'function'];
  const given = hands.includes(outermost.kind) || outerKeys.includes('params');
  if (literal === undefined && given) return 'an expression that is handed on';
  return undefined;
}

function startOfLine(source, line) {
  const starts = [0];
  for (const { index, 0: end } of source.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
  return starts[line - 1] ?? 0;
}

const programs = new Map();

function parsed(source, path, engine) {
  const known = programs.get(path);
  if (known !== undefined) return known;
  const parse = path.endsWith('.bicepparam') ? engine.parseBicepParams : engine.parseBicep;
  const { program } = parse(new engine.SourceFile(path, source));
  programs.set(path, program);
  return program;
}

/** From the statement down to the node that is at the place, each within the one before; empty where none is. */
function nodesAround(program, start, end, source, engine) {
  const down = (node) => {
    const inside = engine
      .childrenOf(node)
      .filter(({ span }) => span.start <= start && span.end >= end)
      .map(down)
      .find((chain) => chain.length > 0);
    if (inside !== undefined) return [node, ...inside];
    const whole = node.span.start === start && firstLineEnd(node.span, source) === end;
    const named = [node.keyword, node.name?.span, node.key?.span].some(
      (span) => span?.start === start,
    );
    return whole || named ? [node] : [];
  };
  return program.statements.flatMap(down);
}

function firstLineEnd({ start, end }, source) {
  const line = source.slice(start, end).split(/[\r\n]/, 1)[0] ?? '';
  return line.length === end - start ? end : start + Math.max(1, line.trimEnd().length);
}

/** The declaration whose line or name stands at the place. */
function headerOf(chain, start, end, written) {
  const declaration = chain.at(-1)?.kind === 'identifier' ? chain.at(-2) : chain.at(-1);
  if (/^(resource|module)\s/.test(written) && declaration?.keyword?.start === start)
    return declaration;
  const name = declaration?.name?.span;
  return name !== undefined && name.start === start && name.end === end ? declaration : undefined;
}

/** A resource or module has to introduce the resource that was judged, or a deployment that it stands in. */
function placeOfDeclaration({ kind, keyword, span }, path, around) {
  if (kind !== 'resource' && kind !== 'module') return `the declaration of a ${kind}`;
  const introduces = ({ header }) =>
    header.file.path === path && header.start >= span.start && header.start <= keyword.start;
  return around.some(introduces) ? 'the declaration around it' : undefined;
}

function keyOf(node) {
  if (node.kind !== 'objectProperty') return undefined;
  const { key } = node;
  return (key.kind === 'identifier' ? key.name : literalValue(key))?.toLowerCase();
}

const expressionKinds = new Set(
  `string integer boolean null object array ternary binary unary propertyAccess indexAccess variableAccess
  resourceAccess call instanceCall lambda for if parenthesized nonNull`.split(/\s+/),
);

function isExpression({ kind }) {
  return expressionKinds.has(kind);
}

function literalValue(node) {
  switch (node.kind) {
    case 'integer':
    case 'boolean':
      return node.value;
    case 'null':
      return null;
    case 'unary':
      return node.operator === '-' && node.operand.kind === 'integer'
        ? -node.operand.value
        : undefined;
    case 'string':
      return node.holes.length === 0 ? node.segments.map((each) => each.value).join('') : undefined;
    default:
      return undefined;
  }
}

/** The scalars that stand at a path, of a choice each; a null for what is not there. */
function valuesAt(value, steps) {
  if (value === undefined) return [];
  if (value.kind === 'choice') {
    return value.alternatives.flatMap((each) => valuesAt(each.value, steps));
  }
  const [step, ...rest] = steps;
  if (step === undefined) return [value.kind === 'null' ? null : value.value];
  if (value.kind === 'object' && step.kind === 'key') {
    const wanted = step.key.toLowerCase();
    const entry = [...value.entries.values()].find(({ key }) => key.toLowerCase() === wanted);
    return valuesAt(entry?.value, rest);
  }
  if (value.kind !== 'array') return [];
  if (step.kind === 'every') return value.items.flatMap((item) => valuesAt(item, rest));
  return valuesAt(value.items[step.index], rest);
}
