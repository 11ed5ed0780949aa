import { type Command, Option } from 'commander';
import type { CheckOptions } from './arguments.js';

export const modulesHelp = 'the cache of restored modules; that of the Bicep CLI where not named';
export const helpHint = 'Run groundrule --help for how it is used.';

/** Adds the paths and options of every command that judges. */
export function withRun(command: Command): Command {
  return withContext(command)
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
    .option('--baseline <file>', 'the file of known findings')
    .option('--allow-incomplete', 'inputs that could not be judged do not fail the run')
    .exitOverride()
    .showHelpAfterError(helpHint);
}

/** Adds the options of the deployment context. */
export function withContext(command: Command): Command {
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

/** The deployment context, of all that was written on a command line. */
export function contextOf(
  values: Readonly<Record<string, string | undefined>>,
): CheckOptions['context'] {
  return Object.fromEntries(
    contextKeys.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])),
  );
}

/** Gathers the values of an option that may be repeated. */
export function list(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}
