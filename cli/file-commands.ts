import { Command, InvalidArgumentError, Option } from 'commander';
import type { CheckOptions } from './arguments.js';
import { contextOf, helpHint, list, modulesHelp, withContext, withRun } from './command-options.js';
import type { BaselineOptions } from './commands/baseline.js';
import type { BuildOptions } from './commands/build.js';
import type { ExpandOptions } from './commands/expand.js';
import type { OutputArgument } from './outputs.js';

/** Declares `check`, which is meant where no command is named. */
export function checkCommand(
  action: (paths: string[], options: CheckOptions) => Promise<void>,
): Command {
  const outputs: OutputArgument[] = [];
  const collect = (option: OutputArgument['option']) => (value: string) => {
    outputs.push({ option, value });
    return value;
  };
  return withRun(new Command('check'))
    .description('judge files and folders (the default)')
    .option(
      '--format <name>',
      'console, json, junit, markdown or sarif; may be repeated',
      collect('format'),
    )
    .option(
      '--output <file>',
      'where the --format before it is written; else to stdout',
      collect('output'),
    )
    .option(
      '--fail-on <words>',
      'level, severity or pillar that fails the run, new, unknown, incomplete or never',
      list,
    )
    .option(
      '--changed-since <ref>',
      'judge only what changed files have a part in, modules included',
    )
    .option(
      '--suppressions-from <ref>',
      'only suppressions and known findings of that commit count, so that a change cannot excuse itself',
    )
    .addOption(
      new Option('--fix', 'repair what can be repaired, in the files that are named').conflicts([
        'fixDryRun',
        'changedSince',
      ]),
    )
    .addOption(
      new Option('--fix-dry-run', 'show on stdout how files would be repaired').conflicts(
        'changedSince',
      ),
    )
    .option('--verdicts', 'list every verdict, passes included (json)')
    .option('--colour', 'colour the report on stdout')
    .option('--no-colour', 'do not colour it')
    .option('--category <name>', 'tells several analyses of one commit apart (sarif)')
    .addOption(
      new Option('--sarif-target <host>', 'who reads the SARIF file').choices([
        'github',
        'azure-devops',
        'generic',
      ]),
    )
    .option('--report-suppressed', 'show accepted findings, with the reason, in every format')
    .option('--no-report-suppressed', 'show them in none')
    .option('--max-bytes <number>', 'most bytes of a Markdown report', wholeNumber)
    .action((paths: string[], values: Record<string, never>) =>
      action(paths, { ...values, outputs, context: contextOf(values) }),
    );
}

type RenewBaseline = (
  how: 'write' | 'prune',
  paths: string[],
  options: BaselineOptions,
) => Promise<void>;

/** Declares `baseline write` and `baseline prune`. */
export function baselineCommand(action: RenewBaseline): Command {
  const command = new Command('baseline')
    .description('write down what is known, so that only what is new fails a run')
    .exitOverride()
    .showHelpAfterError(helpHint);
  const add = (how: 'write' | 'prune', description: string) =>
    command.addCommand(
      withRun(new Command(how))
        .description(description)
        .action((paths: string[], values: Record<string, never>) =>
          action(how, paths, { ...values, context: contextOf(values) }),
        ),
    );
  add('write', 'make all findings known');
  add('prune', 'forget the findings that are gone');
  return command;
}

/** Declares `build`. */
export function buildCommand(
  action: (file: string, options: BuildOptions) => Promise<void>,
): Command {
  return new Command('build')
    .description('compile a Bicep file; the ARM template goes to stdout')
    .argument('<file>', 'the Bicep file')
    .option('--root <folder>', 'the folder that no path may leave')
    .option('--modules-dir <folder>', modulesHelp)
    .exitOverride()
    .showHelpAfterError(helpHint)
    .action(action);
}

/** Declares `expand`. */
export function expandCommand(
  action: (file: string, options: ExpandOptions) => Promise<void>,
): Command {
  return withContext(new Command('expand'))
    .description('work out what a file would deploy; the resources go to stdout as JSON')
    .argument(
      '<file>',
      'a template, a Bicep file, a parameter file, a resource or exported resources',
    )
    .option('--parameters <file>', 'the parameter file')
    .option('--with-origins', 'say of each value where it came from')
    .addOption(
      new Option('--snapshot', 'print the resources as bicep snapshot does').conflicts(
        'withOrigins',
      ),
    )
    .option('--root <folder>', 'the folder that no path may leave')
    .option('--modules-dir <folder>', modulesHelp)
    .exitOverride()
    .showHelpAfterError(helpHint)
    .action((file: string, values: Record<string, never>) =>
      action(file, { ...values, context: contextOf(values) }),
    );
}

function wholeNumber(value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('A whole number is needed.');
}
