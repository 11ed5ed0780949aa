import { type Command, Option } from 'commander';
import type { CheckOptions } from './arguments.js';

export const modulesHelp = 'the cache of restored modules; that of the Bicep CLI where not named';
export const helpHint = 'Run groundrule --help for how it is used.';

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
