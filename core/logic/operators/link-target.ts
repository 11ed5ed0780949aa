import { folderOf, resolvePath } from '../../source/paths.js';
import { absent } from '../absent.js';
import { withPast } from '../convert.js';
import { valueOperator } from '../operator.js';
import { fromPlain } from '../plain.js';
import { unknownOf } from '../unknown.js';
import { domainOf } from './domain.js';

/** The file that a link in a file names. */
export const linkTarget = valueOperator(
  {
    name: 'linkTarget',
    summary:
      'The path, from the root, of the file that a relative link in the file that is judged names. Missing for a link out of the root, for missing and for what is no text. Whether there is such a file it does not say.',
    parameters: [{ name: 'link' }],
    examples: [
      { logic: { linkTarget: './main.json' }, result: 'main.json' },
      { logic: { linkTarget: '../main.json' } },
    ],
  },
  () =>
    ([link], frame) => {
      if (link?.kind === 'unknown')
        return { ...unknownOf('linkTarget', link, [link]), perhapsMissing: true };
      if (link?.kind !== 'string') return absent(link);
      const domain = domainOf(frame);
      const from = domain !== undefined && 'file' in domain ? domain.file.path : '';
      const path = resolvePath(folderOf(from), link.value);
      return path === undefined ? absent(link) : withPast(fromPlain(path), link);
    },
);
