import { jsonText } from '../json-text.js';
import type { ExplanationFormat } from './explanation-format.js';

/** For programs: all there is, as data. */
export const jsonExplanation: ExplanationFormat = {
  render({ rule, targets }) {
    const { metadata, words, ...rest } = rule;
    const labels = Object.fromEntries(metadata.labels);
    const examples = words && {
      ...words.examples,
      options: words.examples.options && Object.fromEntries(words.examples.options),
    };
    const described = words && { ...words, examples };
    return jsonText({ rule: { ...metadata, labels, ...rest, words: described }, targets });
  },
};
