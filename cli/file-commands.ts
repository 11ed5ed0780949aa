import { Command, Option } from 'commander';
import type { CheckOptions } from './arguments.js';
import { contextOf, helpHint, modulesHelp, withContext, withRun } from './command-options.js';
import type { BaselineOptions } from './commands/baseline.js';
import type { BuildOptions } from './commands/build.js';
import type { ExpandOptions } from './commands/expand.js';
import type { InitOptions } from './commands/init.js';
import type { MergeOptions } from './commands/merge.js';
import type { OutputArgument } from './outputs.js';
import { withReports } from './report-options.js';

/** Declares `check`, which is meant where no command is named. */
export function checkCommand(
  action: (paths: string[], options: CheckOptions) => Promise<void>,
): Command {
  const outputs: OutputArgument[] = [];
  return withReports(withRun(new Command('check')), outputs)
    .description('judge files and folders (the default)')
    .option(
      '--changed-since <ref>',
      'judge only what changed files have a part in, modules included',
    )
    .option(
      '--suppressions-from <ref>',
      'only suppressions and known findings of that commit count, so that a change cannot excuse itself',
    )
    .addOption(
      new Option('--fix', 'repair what can be repaired, in the files that are named').conflicts(
        'fixDryRun',
      ),
    )
    .option('--fix-dry-run', 'show on stdout how files would be repaired')
    .option('--report-fixes', 'say of each finding how --fix would repair it')
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

/** Declares `merge`. */
export function mergeCommand(
  action: (files: string[], options: MergeOptions) => Promise<void>,
): Command {
  const outputs: OutputArgument[] = [];
  return withReports(new Command('merge'), outputs)
    .description('join reports that --format json wrote, and write them in other formats')
    .argument('<files...>', 'the reports')
    .option('--root <folder>', 'where the judged files are; the current folder where not named')
    .exitOverride()
    .showHelpAfterError(helpHint)
    .action((files: string[], values: Record<string, never>) =>
      action(files, { ...values, outputs }),
    );
}

/** Declares `init`. */
export function initCommand(
  action: (folder: string, options: InitOptions) => Promise<void>,
): Command {
  return new Command('init')
    .description("write a configuration, a first rule and your host's pipeline")
    .argument('[folder]', 'the root of the repository', '.')
    .option('--ci <host>', 'github, azure-pipelines, gitlab or none; found out where not named')
    .exitOverride()
    .showHelpAfterError(helpHint)
    .action(action);
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
