import { Command, CommanderError } from 'commander';
import { helpHint } from './command-options.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import {
  baselineCommand,
  buildCommand,
  checkCommand,
  expandCommand,
  initCommand,
  mergeCommand,
} from './file-commands.js';
import { explainCommand, newCommand, rulesCommand, testCommand } from './rule-commands.js';
import type { Engine } from './run.js';

/** What the program is told by the one who starts it. */
export interface Surroundings {
  readonly version: string;
  /** Loaded only when the arguments are in order. */
  readonly engine: () => Promise<Engine>;
  /** The folder of the pipelines that `init` copies. */
  readonly pipelines: URL;
}

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
    baselineCommand(async (how, paths, options) => {
      const { baseline } = await import('./commands/baseline.js');
      exitCode = await baseline(how, paths, options, surroundings.engine);
    }),
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
    testCommand(async (selectors, options) => {
      if (options.mutate === true) {
        const { mutate } = await import('./commands/mutate.js');
        exitCode = await mutate(selectors, options, surroundings.engine);
        return;
      }
      const { test } = await import('./commands/test.js');
      exitCode = await test(selectors, options, surroundings.engine);
    }),
  );
  program.addCommand(
    rulesCommand(async (selectors, options) => {
      const { rules } = await import('./commands/rules.js');
      exitCode = await rules(selectors, options, surroundings.engine);
    }),
  );
  program.addCommand(
    newCommand(async (id, options) => {
      const { newRule } = await import('./commands/new-rule.js');
      exitCode = await newRule(id, options, surroundings.engine);
    }),
  );
  program.addCommand(
    explainCommand(async (rule, file, options) => {
      const { explain } = await import('./commands/explain.js');
      exitCode = await explain(rule, file, options, surroundings.engine);
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
