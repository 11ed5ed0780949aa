import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { formatNames, sarifTargets } from '../reporters/index.js';
import type { CheckOptions } from './arguments.js';
import type { BuildOptions } from './commands/build.js';
import type { Engine } from './commands/check.js';
import type { ExpandOptions } from './commands/expand.js';
import type { InitOptions } from './commands/init.js';
import type { MergeOptions } from './commands/merge.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import type { OutputArgument } from './outputs.js';

/** What the program is told by the one who starts it. */
export interface Surroundings {
  readonly version: string;
  /** Loaded only when the arguments are in order. */
  readonly engine: () => Promise<Engine>;
  /** The folder of the pipelines that `init` copies. */
  readonly pipelines: URL;
}

const modulesHelp = 'the cache of restored modules; that of the Bicep CLI where not named';
const helpHint = 'Run groundrule --help for how it is used.';

/**
 * Reads the arguments (without `node` and the script) and runs the command they name. Commands are loaded
 * when they are run, so that `--help` and wrong usage are answered at once.
 */
export async function runProgram(
  args: readonly string[],
  surroundings: Surroundings,
): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.ok;
  const program = new Command('groundrule')
    .description('Checks ARM templates and Bicep against rules that are data.')
    .version(surroundings.version, '-v, --version')
    .exitOverride()
    .showHelpAfterError(helpHint);
  program.addCommand(
    checkCommand(async (paths, options) => {
      const { check } = await import('./commands/check.js');
      const commands = program.commands.map((each) => each.name());
      exitCode = await check(paths, { ...options, commands }, surroundings.engine);
    }),
    { isDefault: true },
  );
  program.addCommand(
    mergeCommand(async (files, options) => {
      const { merge } = await import('./commands/merge.js');
      exitCode = await merge(files, options);
    }),
  );
  program.addCommand(
    initCommand(async (folder, options) => {
      const { init } = await import('./commands/init.js');
      exitCode = await init(folder, options, surroundings.pipelines, surroundings.engine);
    }),
  );
  program.addCommand(
    buildCommand(async (file, options) => {
      const { build } = await import('./commands/build.js');
      exitCode = await build(file, options);
    }),
  );
  program.addCommand(
    expandCommand(async (file, options) => {
      const { expand } = await import('./commands/expand.js');
      exitCode = await expand(file, options);
    }),
  );
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  }
}

function checkCommand(action: (paths: string[], options: CheckOptions) => Promise<void>): Command {
  const outputs: OutputArgument[] = [];
  return withReports(withContext(new Command('check')), outputs)
    .description('judge files and folders (the default)')
    .argument('[paths...]', 'files and folders; the current folder where none is named')
    .option('--profile <name>', 'the selection of rules to run')
    .option('--config <file>', 'the configuration; found by itself where not named')
    .option('--root <folder>', 'the folder that no path may leave')
    .option('--modules-dir <folder>', modulesHelp)
    .option(
      '--parameters <file>',
      'judge the named files with this parameter file; may be repeated',
      list,
    )
    .exitOverride()
    .showHelpAfterError(helpHint)
    .action((paths: string[], values: Record<string, never>) =>
      action(paths, { ...values, outputs, context: contextOf(values) }),
    );
}

function mergeCommand(action: (files: string[], options: MergeOptions) => Promise<void>): Command {
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

/**
 * Adds the options of reports and of what fails a run.
 *
 * @param outputs takes up what belongs to a format, in the order in which it is written
 */
function withReports(command: Command, outputs: OutputArgument[]): Command {
  const group = 'Reports and outcome:';
  const collect = (option: OutputArgument['option']) => (value: string) => {
    outputs.push({ option, value });
    return value;
  };
  const add = (option: Option) => command.addOption(option.helpGroup(group));
  const formats = `${formatNames.slice(0, -1).join(', ')} or ${formatNames.at(-1)}`;
  add(new Option('--format <name>', `${formats}; may be repeated`).argParser(collect('format')));
  add(
    new Option(
      '--output <file>',
      'where the --format before it is written; else to stdout',
    ).argParser(collect('output')),
  );
  add(
    new Option(
      '--sarif-target <host>',
      `who reads the SARIF file before it: ${sarifTargets.join(', ')}`,
    ).argParser(collect('sarif-target')),
  );
  add(
    new Option(
      '--fail-on <words>',
      'level, severity or pillar that fails the run, unknown, incomplete or never',
    ).argParser(list),
  );
  add(new Option('--allow-incomplete', 'inputs that could not be judged do not fail the run'));
  add(new Option('--verdicts', 'list every verdict, passes included (json)'));
  add(
    new Option('--suppressed <what>', 'whether accepted findings are written').choices([
      'omit',
      'include',
    ]),
  );
  add(new Option('--category <name>', 'tells several analyses of one commit apart (sarif)'));
  add(new Option('--max-bytes <number>', 'most bytes of a Markdown report').argParser(wholeNumber));
  add(new Option('--colour', 'colour the report on stdout'));
  add(new Option('--no-colour', 'do not colour it'));
  return command;
}

function initCommand(action: (folder: string, options: InitOptions) => Promise<void>): Command {
  return new Command('init')
    .description("write a configuration, a first rule and your host's pipeline")
    .argument('[folder]', 'the root of the repository', '.')
    .option('--ci <host>', 'github, azure-pipelines, gitlab or none; found out where not named')
    .exitOverride()
    .showHelpAfterError(helpHint)
    .action(action);
}

function buildCommand(action: (file: string, options: BuildOptions) => Promise<void>): Command {
  return new Command('build')
    .description('compile a Bicep file; the ARM template goes to stdout')
    .argument('<file>', 'the Bicep file')
    .option('--root <folder>', 'the folder that no path may leave')
    .option('--modules-dir <folder>', modulesHelp)
    .exitOverride()
    .showHelpAfterError(helpHint)
    .action(action);
}

function expandCommand(action: (file: string, options: ExpandOptions) => Promise<void>): Command {
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

/** Adds the options of the deployment context. */
function withContext(command: Command): Command {
  const group = 'Where templates are taken to be deployed:';
  const add = (flags: string, description: string) =>
    command.addOption(new Option(flags, description).helpGroup(group));
  add('--subscription-id <guid>', 'subscription');
  add('--tenant-id <guid>', 'tenant');
  add('--resource-group <name>', 'resource group');
  add('--management-group-id <id>', 'management group');
  add('--location <name>', 'location');
  add('--deployment-name <name>', 'name of the deployment');
  return command;
}

const contextKeys = [
  'subscriptionId',
  'tenantId',
  'resourceGroup',
  'managementGroupId',
  'location',
  'deploymentName',
] as const;

function contextOf(values: Readonly<Record<string, string | undefined>>): CheckOptions['context'] {
  return Object.fromEntries(
    contextKeys.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])),
  );
}

/** Gathers the values of an option that may be repeated. */
function list(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

function wholeNumber(value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('A whole number is needed.');
}
