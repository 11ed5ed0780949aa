import { Command, InvalidArgumentError, Option } from 'commander';
import type { CheckOptions } from './arguments.js';
import { contextOf, helpHint, list, modulesHelp, withContext } from './command-options.js';
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
  return withContext(new Command('check'))
    .description('judge files and folders (the default)')
    .argument('[paths...]', 'files and folders; the current folder where none is named')
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
      'level, severity or pillar that fails the run, unknown, incomplete or never',
      list,
    )
    .option('--profile <name>', 'the selection of rules to run')
    .option('--config <file>', 'the configuration; found by itself where not named')
    .option('--root <folder>', 'the folder that no path may leave')
    .option('--modules-dir <folder>', modulesHelp)
    .option(
      '--parameters <file>',
      'judge the named files with this parameter file; may be repeated',
      list,
    )
    .option('--verdicts', 'list every verdict, passes included (json)')
    .option('--allow-incomplete', 'inputs that could not be judged do not fail the run')
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
    .addOption(
      new Option('--suppressed <what>', 'whether accepted findings are written').choices([
        'omit',
        'include',
      ]),
    )
    .option('--max-bytes <number>', 'most bytes of a Markdown report', wholeNumber)
    .exitOverride()
    .showHelpAfterError(helpHint)
    .action((paths: string[], values: Record<string, never>) =>
      action(paths, { ...values, outputs, context: contextOf(values) }),
    );
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
