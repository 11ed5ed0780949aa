import { readConfig } from '../../core/config/read-config.js';
import type { BuiltInPacks } from '../../core/ruleset/gather-packs.js';
import { loadRuleset } from '../../core/ruleset/load-ruleset.js';
import type { Ruleset } from '../../core/ruleset/ruleset.js';
import { SourceFile } from '../../core/source/source-file.js';
import { readYaml } from '../../core/source/yaml.js';
import { memoryHost } from './memory-host.js';

export interface RulesetOptions {
  readonly files?: Readonly<Record<string, string>>;
  readonly profile?: string;
  readonly builtIn?: BuiltInPacks;
}

/** The rule set of a configuration written as YAML, with the diagnostics of reading it in front. */
export function rulesetOf(yaml: string, options: RulesetOptions = {}): Ruleset {
  const { root } = readYaml(new SourceFile('rules.yaml', yaml));
  if (root === undefined) throw new Error('the configuration is empty');
  const { config, diagnostics } = readConfig(root);
  const loaded = loadRuleset({
    config,
    path: 'rules.yaml',
    builtIn: options.builtIn ?? new Map(),
    host: memoryHost(options.files ?? {}),
    ...(options.profile === undefined ? {} : { profile: options.profile }),
  });
  if (loaded.kind === 'pending') throw new Error('a memory host has every file');
  return { ...loaded.ruleset, diagnostics: [...diagnostics, ...loaded.ruleset.diagnostics] };
}
