import {
  type ExplainedItem,
  type ExplainedLogic,
  type ExplainedPart,
  rulePage,
  type TargetExplanation,
  type Wording,
} from '../../core/index.js';
import { code, plain } from '../markdown-text.js';
import { printable } from '../printable.js';
import { place } from '../wording.js';
import type { ExplanationFormat } from './explanation-format.js';
import { optionState } from './rule-facts.js';

/** For a pull request or a page: nested lists. */
export const markdownExplanation: ExplanationFormat = {
  render({ rule, targets }) {
    const { metadata, words, says, options } = rule;
    if (targets.length > 0) {
      const title = `# ${plain(metadata.title)}\n\n${code(metadata.id)}`;
      return `${[title, ...targets.map(targetSection)].join('\n\n')}\n`;
    }
    const sections = [
      printableLines(rulePage(metadata, words)).trimEnd(),
      ...(says.length === 0
        ? []
        : [`## Logic\n\n${says.flatMap((wording) => wordingItems(wording, 0)).join('\n')}`]),
      ...(options.length === 0
        ? []
        : [
            `## Options\n\n${options.map((one) => `- ${code(one.name)} (${plain(optionState(one))}): ${plain(one.description)}`).join('\n')}`,
          ]),
    ];
    return `${sections.join('\n\n')}\n`;
  },
};

/** The words of a rule are Markdown as they are; only what steers a terminal is written out. */
function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

function targetSection({ target, verdict, reasons, parts }: TargetExplanation): string {
  const environment = target.parameters === undefined ? '' : ` with ${code(target.parameters)}`;
  return [
    `## ${verdict}: ${plain(target.name)}`,
    '',
    `${code(target.type)} at ${code(place(target.location))}${environment}`,
    '',
    ...reasons.flatMap(({ message, location }) => [
      `> ${plain(message)} (${code(place(location))})`,
      '',
    ]),
    ...parts.flatMap((part) => partItems(part, 0)),
  ].join('\n');
}

function item(depth: number, text: string): string {
  return `${'  '.repeat(depth)}- ${text}`;
}

function partItems(
  { name, outcome, decided, logic, items = [] }: ExplainedPart,
  depth: number,
): string[] {
  return [
    item(depth, `${strong(code(name), decided)}: ${outcome}`),
    ...(logic === undefined ? [] : logicItems(logic, depth + 1)),
    ...items.flatMap((one) => itemItems(one, depth + 1)),
  ];
}

function itemItems(
  { path, value, outcome, decided, parts }: ExplainedItem,
  depth: number,
): string[] {
  return [
    item(depth, `${strong(code(path ?? value), decided)}: ${outcome}`),
    ...parts.flatMap((part) => partItems(part, depth + 1)),
  ];
}

function logicItems(logic: ExplainedLogic, depth: number): string[] {
  const { operator, value, decided, expected, path, waitsFor, failsWhen, places = [] } = logic;
  const name = path === undefined ? operator : `${operator} ${path}`;
  const notes = [
    ...(expected === undefined ? [] : [`expected ${plain(expected)}`]),
    ...(waitsFor === undefined ? [] : [`waits for ${plain(waitsFor)}`]),
    ...(failsWhen === undefined ? [] : [`fails when ${plain(failsWhen)}`]),
    ...places.slice(0, 1).map(({ location }) => `at ${code(place(location))}`),
  ];
  const told = [code(value), ...notes].join('; ');
  return [
    item(depth, `${strong(code(name), decided)} gives ${told}`),
    ...logic.operands.flatMap((operand) => logicItems(operand, depth + 1)),
  ];
}

function strong(text: string, decided: boolean): string {
  return decided ? `**${text}**` : text;
}

function wordingItems({ text, parts }: Wording, depth: number): string[] {
  return [item(depth, plain(text)), ...parts.flatMap((part) => wordingItems(part, depth + 1))];
}
