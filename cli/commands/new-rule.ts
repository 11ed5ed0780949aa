import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {
  type ConfigSource,
  fileOfRule,
  includesFile,
  nearest,
  newConfigText,
  newRuleText,
  pillars,
  readKnownTypes,
  severities,
  withInclude,
} from '../../core/index.js';
import { configFor } from '../config.js';
import { type ExitCode, exitCodes, Refusal } from '../exit-codes.js';
import { knownWord } from '../known-word.js';
import { findRoot } from '../root.js';
import { writeNotice, writeOut } from '../streams.js';
import type { Engine } from './check.js';

export interface NewRuleOptions {
  readonly resource?: string;
  readonly title?: string;
  readonly pillar?: string;
  readonly severity?: string;
  readonly config?: string;
  readonly root?: string;
}

/** Where rule files are kept in a project that does not say. */
const folderOfRules = 'rules';
const published = 'https://raw.githubusercontent.com/groundrule/groundrule/main/schemas';

/** Writes a new rule with an example and a test, and takes it into the configuration. Asks nothing. */
export async function newRule(
  id: string,
  options: NewRuleOptions,
  loadEngine: () => Promise<Engine>,
): Promise<ExitCode> {
  const { resource } = options;
  if (!/^[A-Za-z_][\w-]*(\.[\w-]+)*$/.test(id)) {
    throw new Refusal(`'${id}' is no name of a rule. Write it like Contoso.Storage.Name.`);
  }
  if (resource === undefined || !/^[\w.]+\/[\w/]+$/.test(resource)) {
    throw new Refusal(
      'Say which resource type the rule judges: --resource Microsoft.Storage/storageAccounts.',
    );
  }
  const root = findRoot([path.resolve('.')], options.root);
  const config = await configFor(path.resolve('.'), root, options.config);
  const home = path.dirname(path.resolve(root, config?.path ?? path.relative(root, 'rules.yaml')));
  const file = path.join(home, folderOfRules, fileOfRule(id));
  const shown = (one: string) => path.relative(process.cwd(), one).split(path.sep).join('/');
  if (existsSync(file)) {
    throw new Refusal(
      `'${shown(file)}' is there already. Give the rule another name, or change that file.`,
    );
  }
  const { propertyFacts } = await loadEngine();
  const types = readKnownTypes(propertyFacts());
  const known = types.get(resource.toLowerCase());
  const text = newRuleText(
    {
      id,
      resource: known?.name ?? resource,
      schema: schemaFor('rule.schema.json', file),
      ...(options.title === undefined ? {} : { title: options.title }),
      ...(options.pillar === undefined
        ? {}
        : { pillar: knownWord('--pillar', options.pillar, pillars) }),
      ...(options.severity === undefined
        ? {}
        : { severity: knownWord('--severity', options.severity, severities) }),
    },
    types,
  );
  const taken = takeIn(path.relative(home, file).split(path.sep).join('/'), home, root, config);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  if (known === undefined) {
    const near = nearest(
      resource,
      [...types.values()].map(({ name }) => name),
    );
    const meant = near === undefined ? '' : ` Did you mean '${near}'?`;
    writeNotice(`No resource of type '${resource}' is known, so the example is a guess.${meant}`);
  }
  writeOut(
    [
      `Wrote ${shown(file)}`,
      ...taken.map((one) => `Wrote ${shown(one)}`),
      '',
      'Next:',
      `  1. Edit ${shown(file)}: what must be true (assert), an example and a test.`,
      `  2. groundrule test ${id}`,
      '  3. groundrule check',
      '',
    ].join('\n'),
  );
  return exitCodes.ok;
}

/** Has the configuration take the file in; gives the files that were written for it. */
function takeIn(
  relative: string,
  home: string,
  root: string,
  config: ConfigSource | undefined,
): readonly string[] {
  const glob = `${folderOfRules}/**/*.yaml`;
  if (config === undefined) {
    const file = path.join(home, 'rules.yaml');
    writeFileSync(file, newConfigText(glob, schemaFor('rules.schema.json', file)));
    return [file];
  }
  if (includesFile(config, relative)) return [];
  const file = path.join(root, config.path);
  const changed =
    /\.(ya?ml)$|\.groundrulerc$/.test(file) && config.key === undefined
      ? withInclude(readFileSync(file, 'utf8'), glob)
      : undefined;
  if (changed === undefined) {
    throw new Refusal(
      `Add "${glob}" to 'include' of '${config.path}' first; it cannot be edited here.`,
    );
  }
  writeFileSync(file, changed);
  return [file];
}

/** The schema in an installed package, as a path from a file; else where it is published. */
function schemaFor(name: string, file: string): string {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const installed = path.join(folder, 'node_modules/groundrule/schemas', name);
    if (existsSync(installed)) {
      const relative = path.relative(path.dirname(file), installed).split(path.sep).join('/');
      return relative.startsWith('.') ? relative : `./${relative}`;
    }
    if (path.dirname(folder) === folder) return `${published}/${name}`;
  }
}
