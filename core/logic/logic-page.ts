import type { Example, Operator, Parameter } from './operator.js';

const introduction = `# The rule language

Logic is JSON Logic: an object with one key calls the operator of that name, everything else is data. Operands
stand in a list, one alone may stand without it; an operator whose parameters are named below also takes them by
name, \`every: { in: …, that: … }\`. Logic is checked when a rule is loaded and compiled once.

Answers have three values. What only a deployment can tell is unknown, and so is what depends on it, unless the
rest decides: \`and\` with a false is false whatever else there is. Missing is what is not there at all. The
operators of JSON Logic see it as null; the others tell the two apart, and say below what they make of it.

## The language itself

- \`var\` reads a path from the current item (\`a.b\`, \`a[0]\`, \`a[*]\`, \`['key.with.dots']\`), exact case first, then
  without case. A second operand stands in where nothing is there. \`{ var: "" }\` is the item itself. A path may
  begin with a name of \`let\`, or with what \`as\` names an item.
- \`resource\` reads from what is judged, whatever the item.
- \`view\` reads a named view of the pack: a list gathered from several places.
- \`use\` puts in a named fragment, with arguments: \`{ use: [name, argument] }\`.
- \`literal\` holds data that looks like logic.`;

/** The page of the rule language, in Markdown: every operator with its operands and its examples. */
export function logicPage(families: Readonly<Record<string, readonly Operator[]>>): string {
  const sections = Object.entries(families).map(([family, operators]) =>
    [`## ${family}`, ...operators.map(operatorSection)].join('\n\n'),
  );
  return `${[introduction, ...sections].join('\n\n')}\n`;
}

function operatorSection(operator: Operator): string {
  const { name, summary, examples } = operator;
  const call = `\`${name}\`: ${operandsOf(operator)}`;
  const lines = examples.map(exampleLine).join('\n');
  const shown = lines === '' ? [] : [`\`\`\`text\n${lines}\n\`\`\``];
  return [`### \`${name}\``, summary, call, ...shown].join('\n\n');
}

function operandsOf({ parameters, variadic, settings = {} }: Operator): string {
  const named = parameters.map((parameter, index) =>
    variadic !== undefined && index === parameters.length - 1
      ? `\`${parameter.name}\` (any number, at least ${variadic.atLeast})`
      : parameterWords(parameter),
  );
  const set = Object.entries(settings).map(
    ([name, values]) =>
      `\`${name}\` by name (${values === 'name' ? 'any name' : values.map((one) => `\`${one}\``).join(', ')})`,
  );
  const all = [...named, ...set];
  return all.length === 0 ? 'no operands' : all.join(', ');
}

function parameterWords({ name, optional, scope, binds = [] }: Parameter): string {
  const remarks = [
    ...(optional ? ['optional'] : []),
    ...(scope === 'item' ? ['logic that reads the item'] : []),
    ...(binds.length === 0 ? [] : [`may read ${binds.map((one) => `\`${one}\``).join(', ')}`]),
  ];
  return remarks.length === 0 ? `\`${name}\`` : `\`${name}\` (${remarks.join('; ')})`;
}

function exampleLine({ logic, data, result }: Example): string {
  const given = data === undefined ? '' : ` of ${JSON.stringify(data)}`;
  return `${JSON.stringify(logic)}${given} → ${result === undefined ? 'nothing' : JSON.stringify(result)}`;
}
