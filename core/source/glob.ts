/**
 * Globs, without regular expressions: a pattern from a file of the user's must not be able to make
 * matching slow.
 */

/** True when all of `text` matches: `*` stands for any characters, `?` for one; letter case is ignored. */
export function matchesText(pattern: string, text: string): boolean {
  return matchesWild(pattern.toLowerCase(), text.toLowerCase(), wildcards);
}

/** The same without `?`, which then stands for itself. */
export function matchesStars(pattern: string, text: string): boolean {
  return matchesWild(pattern.toLowerCase(), text.toLowerCase(), {
    ...wildcards,
    isOne: (character, other) => character === other,
  });
}

/**
 * True when a path (`/` between its parts) matches: `*` and `?` stay within one part, `**` stands for
 * any number of parts, a leading `./` and a trailing `/` say nothing. Letter case counts.
 */
export function matchesPath(pattern: string, path: string): boolean {
  return matchesWild(parts(pattern), parts(path), {
    isMany: (part) => part === '**',
    isOne: (part, other) => matchesWild(part, other, wildcards),
  });
}

/** The folder that holds all a path pattern can match: its parts before the first wildcard. */
export function baseOf(pattern: string): string {
  const all = parts(pattern);
  const wild = all.findIndex((part) => /[*?]/.test(part));
  return all.slice(0, wild === -1 ? Math.max(0, all.length - 1) : wild).join('/');
}

function parts(path: string): string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}

interface Wildcards {
  readonly isMany: (element: string) => boolean;
  readonly isOne: (element: string, other: string) => boolean;
}

const wildcards: Wildcards = {
  isMany: (character) => character === '*',
  isOne: (character, other) => character === '?' || character === other,
};

/** Greedy matching that returns only to the last `*`: at worst pattern times text steps. */
function matchesWild(
  pattern: ArrayLike<string>,
  text: ArrayLike<string>,
  { isMany, isOne }: Wildcards,
): boolean {
  let p = 0;
  let s = 0;
  let resumePattern = -1;
  let resumeText = 0;
  while (s < text.length) {
    const element = pattern[p];
    if (element !== undefined && isMany(element)) {
      resumePattern = ++p;
      resumeText = s;
    } else if (element !== undefined && isOne(element, text[s] ?? '')) {
      p++;
      s++;
    } else if (resumePattern >= 0) {
      p = resumePattern;
      s = ++resumeText;
    } else {
      return false;
    }
  }
  while (p < pattern.length && isMany(pattern[p] ?? '')) p++;
  return p === pattern.length;
}
