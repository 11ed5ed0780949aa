import { Command, InvalidArgumentError, Option } from 'commander';
import { contextOf, helpHint, list, modulesHelp, withContext } from './command-options.js';
import type { ExplainOptions } from './commands/explain.js';
import type { MutateOptions } from './commands/mutate.js';
import type { NewRuleOptions } from './commands/new-rule.js';
import type { RulesOptions } from './commands/rules.js';

/** Declares `test`: rule files, or rules by name. */
export function testCommand(
  action: (
    selectors: string[],
    options: MutateOptions & { readonly mutate?: boolean },
  ) => Promise<void>,
): Command {
  return new Command('test')
    .description('run the examples and tests in rule files')
    .argument(
      '[rules...]',
      'rule files and folders, ids, refs or globs of rules; your own rules where none is named',
    )
    .addOption(
      new Option('--format <name>', 'form of the outcome').choices([
        'console',
        'json',
        'junit',
        'tap',
      ]),
    )
    .option('--no-lint', 'do not look for mistakes in the rules')
    .option('--watch', 'run again what changes')
    .addOption(
      new Option(
        '--mutate',
        'change each condition in turn, and list the changes that no test notices',
      ).conflicts('watch'),
    )
    .option(
      '--fail-under <percent>',
      'with --mutate: fail where fewer mutants are noticed or explained',
      percent,
    )
    .option('--config <file>', 'the configuration; found by itself where not named')
    .option('--root <folder>', 'the folder that no path may leave')
    .option('--colour', 'colour the outcome')
    .option('--no-colour', 'do not colour it')
    .exitOverride()
    .showHelpAfterError(helpHint)
    .action(action);
}

/** Declares `rules`: a list, or one rule. */
export function rulesCommand(
  action: (selectors: string[], options: RulesOptions) => Promise<void>,
): Command {
  return new Command('rules')
    .description('list rules, or show one')
    .argument(
      '[rules...]',
      'ids, refs or globs of rules, rule files and folders; all where none is',
    )
    .addOption(
      new Option('--format <name>', 'form of the list').choices(['console', 'json', 'markdown']),
    )
    .option('--pillar <name>', 'only rules of a pillar; may be repeated', list)
    .option('--severity <name>', 'only rules of a severity; may be repeated', list)
    .option('--release <name>', 'only rules released so: ga, preview or deprecated', list)
    .option('--type <type>', 'only rules on a resource type; globs, may be repeated', list)
    .option('--profile <name>', 'only rules of a profile')
    .option('--rule-set <release>', 'only rules that appeared in a release: 2024_06, 2024')
    .option('--config <file>', 'the configuration; found by itself where not named')
    .option('--root <folder>', 'the folder that no path may leave')
    .option('--colour', 'colour the list')
    .option('--no-colour', 'do not colour it')
    .exitOverride()
    .showHelpAfterError(helpHint)
    .action(action);
}

/** Declares `new rule`. */
export function newCommand(
  action: (id: string, options: NewRuleOptions) => Promise<void>,
): Command {
  const rule = new Command('rule')
    .description('write a new rule with an example and a test')
    .argument('<id>', 'name of the rule: Contoso.Storage.Name')
    .option('--resource <type>', 'the resource type that it judges')
    .option('--title <text>', 'one line: what holds when the rule passes')
    .option('--pillar <name>', 'pillar of the Well-Architected Framework')
    .option('--severity <name>', 'how much it matters')
    .option('--config <file>', 'the configuration; found by itself where not named')
    .option('--root <folder>', 'the folder that no path may leave')
    .exitOverride()
    .showHelpAfterError(helpHint)
    .action(action);
  return new Command('new')
    .description('write something new')
    .addCommand(rule)
    .exitOverride()
    .showHelpAfterError(helpHint);
}

/** Declares `explain`: a rule, or its verdicts. */
export function explainCommand(
  action: (rule: string, file: string | undefined, options: ExplainOptions) => Promise<void>,
): Command {
  return withContext(new Command('explain'))
    .description('explain a rule, or its verdicts on a file: the logic with its values and places')
    .argument('<rule>', 'id or ref of the rule')
    .argument('[file]', 'a file or folder; FILE:LINE for the resource that stands there')
    .addOption(
      new Option('--format <name>', 'form of the explanation').choices([
        'console',
        'json',
        'markdown',
      ]),
    )
    .option('--through <file>', 'the file that is deployed, where the named one is a module of it')
    .option('--parameters <file>', 'judge with this parameter file; may be repeated', list)
    .option('--config <file>', 'the configuration; found by itself where not named')
    .option('--root <folder>', 'the folder that no path may leave')
    .option('--modules-dir <folder>', modulesHelp)
    .option('--colour', 'colour the explanation')
    .option('--no-colour', 'do not colour it')
    .exitOverride()
    .showHelpAfterError(helpHint)
    .action((rule: string, file: string | undefined, values: Record<string, never>) =>
      action(rule, file, { ...values, context: contextOf(values) }),
    );
}

function percent(value: string): number {
  const number = Number(value);
  if (value.trim() !== '' && number >= 0 && number <= 100) return number;
  throw new InvalidArgumentError('A number from 0 to 100 is needed.');
}
