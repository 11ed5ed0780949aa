import { type Command, InvalidArgumentError, Option } from 'commander';
import { formatNames, sarifTargets } from '../reporters/index.js';
import { list } from './command-options.js';
import type { OutputArgument } from './outputs.js';

/**
 * Adds the options of reports and of what fails a run.
 *
 * @param outputs takes up what belongs to a format, in the order in which it is written
 */
export function withReports(command: Command, outputs: OutputArgument[]): Command {
  const add = <T>(flags: string, description: string, parse?: (value: string, before: T) => T) => {
    const option = new Option(flags, description).helpGroup('Reports and outcome:');
    command.addOption(parse === undefined ? option : option.argParser(parse));
    return option;
  };
  const collect = (option: OutputArgument['option']) => (value: string) => {
    outputs.push({ option, value });
    return value;
  };
  const formats = `${formatNames.slice(0, -1).join(', ')} or ${formatNames.at(-1)}`;
  add('--format <name>', `${formats}; may be repeated`, collect('format'));
  add(
    '--output <file>',
    'where the --format before it is written; else to stdout',
    collect('output'),
  );
  add(
    '--sarif-target <host>',
    `who reads the SARIF file before it: ${sarifTargets.join(', ')}`,
    collect('sarif-target'),
  );
  add(
    '--fail-on <words>',
    'level, severity or pillar that fails the run, new, unknown, incomplete or never',
    list,
  );
  add('--verdicts', 'list every verdict, passes included (json)');
  add('--report-suppressed', 'show accepted findings, with the reason, in every format');
  add('--no-report-suppressed', 'show them in none');
  add('--category <name>', 'tells several analyses of one commit apart (sarif)');
  add('--max-bytes <number>', 'most bytes of a Markdown report', wholeNumber);
  add('--colour', 'colour the report on stdout');
  add('--no-colour', 'do not colour it');
  return command;
}

function wholeNumber(value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('A whole number is needed.');
}
