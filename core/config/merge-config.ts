import type { Config } from './config.js';

/**
 * Puts one configuration over another: single values of `over` win, named things (views, fragments,
 * options, profiles, context) are joined by name with those of `over` winning, and lists that add up
 * (rules, overrides, suppressions) are joined with those of `over` last. `extends`, `include` and `failOn` are one decision
 * each, so `over` replaces them.
 */
export function mergeConfig(base: Config, over: Config): Config {
  const joined: Config = {
    ...base,
    ...over,
    ...both(base.views, over.views, (views) => ({ views })),
    ...both(base.define, over.define, (define) => ({ define })),
    ...both(base.optionSchema, over.optionSchema, (optionSchema) => ({ optionSchema })),
    ...both(base.options, over.options, (options) => ({ options })),
    ...both(base.profiles, over.profiles, (profiles) => ({ profiles })),
  };
  return {
    ...joined,
    ...(base.rules && over.rules ? { rules: [...base.rules, ...over.rules] } : {}),
    ...(base.overrides && over.overrides
      ? { overrides: [...base.overrides, ...over.overrides] }
      : {}),
    ...(base.suppressions && over.suppressions
      ? { suppressions: [...base.suppressions, ...over.suppressions] }
      : {}),
    ...(base.context && over.context ? { context: { ...base.context, ...over.context } } : {}),
  };
}

function both<T>(
  base: ReadonlyMap<string, T> | undefined,
  over: ReadonlyMap<string, T> | undefined,
  named: (joined: ReadonlyMap<string, T>) => Config,
): Config {
  return base === undefined || over === undefined ? {} : named(new Map([...base, ...over]));
}
