import { predicate } from '../operator.js';

/** Whether there is a file at a path. */
export const fileExists = predicate(
  {
    name: 'fileExists',
    summary:
      'Whether there is a file at a path from the root, such as `linkTarget` gives. False for missing, null and what is no text; unknown for unknown.',
    parameters: [{ name: 'path' }],
    describe: () => ({ plain: 'the path of a file', negated: 'no path of a file' }),
    examples: [
      { logic: { fileExists: 'nowhere.json' }, result: false },
      { logic: { fileExists: { var: 'a' } }, data: {}, result: false },
    ],
  },
  () =>
    ([path], { context }) => {
      if (path?.kind === 'unknown') return path;
      return path?.kind === 'string' && context.fileExists(path.value);
    },
);
