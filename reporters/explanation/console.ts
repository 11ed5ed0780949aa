import type {
  ExplainedItem,
  ExplainedLogic,
  ExplainedPart,
  ExplainedRule,
  TargetExplanation,
  Wording,
} from '../../core/index.js';
import { type Style, style } from '../ansi.js';
import { printable, wrap } from '../printable.js';
import { count, place } from '../wording.js';
import type { ExplanationFormat } from './explanation-format.js';
import { classesOf, judgedBy, optionState } from './rule-facts.js';

/** For people at a terminal: the evaluated tree, what decided in bold. */
export const consoleExplanation: ExplanationFormat = {
  render({ rule, targets }, { colour, width }) {
    const page: Page = { style: style(colour), width: Math.max(40, width) };
    const lines = [
      heading(rule, page),
      ...(targets.length === 0
        ? ruleLines(rule, page)
        : targets.flatMap((target) => ['', ...explainedTargetLines(target, page)])),
    ];
    return `${lines.join('\n')}\n`;
  },
};

interface Page {
  readonly style: Style;
  readonly width: number;
}

/** What did not decide is shown so often, then counted. */
const fewUndecided = 5;

function heading({ metadata: { id, ref = '', title } }: ExplainedRule, { style }: Page): string {
  return `${style.bold(printable(title))}  ${style.dim(printable(`${id} ${ref}`.trim()))}`;
}

/** Why a rule came to its verdict on one target, without the rule's name. */
export function explainedTargetLines(explained: TargetExplanation, page: Page): readonly string[] {
  const { target, verdict, reasons, parts } = explained;
  const environment = target.parameters === undefined ? '' : `  with ${target.parameters}`;
  return [
    `${verdictWord(verdict, page)}  ${page.style.bold(printable(target.name))}  ${printable(target.type)}`,
    `  ${page.style.dim(printable(`${place(target.location)}${environment}`))}`,
    ...reasons.flatMap(({ message }) => paragraph(message, 2, page)),
    '',
    ...parts.flatMap((part) => partLines(part, 2, page)),
  ];
}

function verdictWord(verdict: TargetExplanation['verdict'], { style }: Page): string {
  const colours = {
    pass: style.green,
    fail: style.red,
    unknown: style.magenta,
    skip: style.dim,
    error: style.red,
  };
  return colours[verdict](verdict);
}

function partLines(part: ExplainedPart, indent: number, page: Page): readonly string[] {
  const { name, outcome, decided, logic, items } = part;
  const own = `${' '.repeat(indent)}${mark(outcome, page)} ${emphasis(name, decided, page)}`;
  const below = logic === undefined ? [] : logicLines(logic, indent + 2, page);
  return [own, ...below, ...itemLines(items ?? [], indent + 2, page)];
}

function itemLines(items: readonly ExplainedItem[], indent: number, page: Page): readonly string[] {
  const undecided = items.filter(({ decided }) => !decided);
  const shown = new Set([
    ...items.filter(({ decided }) => decided),
    ...undecided.slice(0, fewUndecided),
  ]);
  const hidden = items.length - shown.size;
  const space = ' '.repeat(indent);
  return [
    ...items
      .filter((item) => shown.has(item))
      .flatMap((item) => {
        const name = item.path ?? item.value;
        const line = `${space}${verdictWord(item.outcome, page)} ${emphasis(name, item.decided, page)}`;
        return [line, ...item.parts.flatMap((part) => partLines(part, indent + 2, page))];
      }),
    ...(hidden === 0 ? [] : [`${space}${page.style.dim(`and ${count(hidden, 'more item')}`)}`]),
  ];
}

function logicLines(logic: ExplainedLogic, indent: number, page: Page): readonly string[] {
  const { operator, value, outcome, decided, expected, path, waitsFor, failsWhen } = logic;
  const space = ' '.repeat(indent);
  if (operator === 'literal') return [`${space}  ${page.style.dim(printable(value))}`];
  const name = path === undefined ? operator : `${operator} ${path}`;
  const wanted = expected === undefined || outcome === 'true' ? '' : `; expected ${expected}`;
  const notes = [
    ...(waitsFor === undefined ? [] : [`waits for ${waitsFor}`]),
    ...(failsWhen === undefined ? [] : [`fails when ${failsWhen}`]),
  ];
  const sign = expected === undefined && path !== undefined ? '·' : mark(outcome, page);
  return [
    `${space}${sign} ${emphasis(name, decided, page)} ${page.style.dim('→')} ${printable(`${value}${wanted}`)}`,
    ...notes.map((note) => `${space}    ${page.style.magenta(printable(note))}`),
    ...(decided ? placeLines(logic, indent + 4, page) : []),
    ...operandLines(logic.operands, indent + 2, page),
  ];
}

function operandLines(
  operands: readonly ExplainedLogic[],
  indent: number,
  page: Page,
): readonly string[] {
  const undecided = operands.filter(({ decided }) => !decided);
  const hidden = new Set(undecided.slice(fewUndecided));
  const lines = operands
    .filter((operand) => !hidden.has(operand))
    .flatMap((operand) => logicLines(operand, indent, page));
  if (hidden.size === 0) return lines;
  return [...lines, `${' '.repeat(indent)}${page.style.dim(`and ${hidden.size} more`)}`];
}

function placeLines(
  { places = [] }: ExplainedLogic,
  indent: number,
  { style }: Page,
): readonly string[] {
  return places.map(({ location, message }, index) => {
    const arrow = index === 0 ? '' : '← ';
    return `${' '.repeat(indent)}${style.dim(printable(`${arrow}${place(location)}  ${message}`))}`;
  });
}

function mark(outcome: ExplainedPart['outcome'], { style }: Page): string {
  if (outcome === 'true') return style.green('✓');
  return outcome === 'false' ? style.red('✗') : style.magenta('?');
}

function emphasis(text: string, decided: boolean, { style }: Page): string {
  return decided ? style.bold(printable(text)) : printable(text);
}

function ruleLines(rule: ExplainedRule, page: Page): readonly string[] {
  const { style } = page;
  const { words, options, says, helpUrl } = rule;
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', style.bold(title), ...lines];
  return [
    style.dim(printable(classesOf(rule).join(' · '))),
    '',
    ...paragraph(judgedBy(rule), 0, page),
    ...says.flatMap((wording) => wordingLines(wording, 2, page)),
    ...section(
      'Options',
      options.flatMap((option) => [
        `  ${printable(option.name)}  ${style.dim(printable(optionState(option)))}`,
        ...paragraph(option.description, 4, page),
      ]),
    ),
    ...section('Why', proseLines(words?.description, page)),
    ...section('What to do', proseLines(words?.recommendation, page)),
    ...section('Notes', proseLines(words?.notes, page)),
    ...section('Example', exampleLines(words?.examples.bicep ?? words?.examples.arm)),
    ...(helpUrl === undefined ? [] : ['', style.dim(printable(helpUrl))]),
  ];
}

function wordingLines({ text, parts }: Wording, indent: number, page: Page): readonly string[] {
  return [
    ...paragraph(text, indent, page),
    ...parts.flatMap((part) => wordingLines(part, indent + 2, page)),
  ];
}

/** Prose keeps its paragraphs. */
function proseLines(text: string | undefined, page: Page): readonly string[] {
  if (text === undefined || text.trim() === '') return [];
  return text
    .trim()
    .split(/\n{2,}/)
    .flatMap((one, index) => [
      ...(index === 0 ? [] : ['']),
      ...paragraph(one.replace(/\s+/g, ' '), 2, page),
    ]);
}

function exampleLines(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `  ${printable(line)}`);
}

function paragraph(text: string, indent: number, { width }: Page): readonly string[] {
  const space = ' '.repeat(indent);
  return wrap(printable(text), width - indent).map((line) => `${space}${line}`);
}
