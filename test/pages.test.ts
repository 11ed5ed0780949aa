import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { globSync } from 'tinyglobby';
import { anchor } from '../core/ruleset/markdown.js';

const pages = globSync(['*.md', 'docs/**/*.md', 'bench/*.md']).sort();

/** The text of a page without what is shown as code. */
function proseOf(page: string): string {
  return readFileSync(page, 'utf8')
    .replace(/^```[\s\S]*?^```$/gm, '')
    .replace(/`[^`\n]*`/g, (code) => (code.includes('](') ? '' : code));
}

const anchors = new Map<string, ReadonlySet<string>>();

/** What links to headings of a page end with. */
function anchorsOf(page: string): ReadonlySet<string> {
  const known = anchors.get(page);
  if (known !== undefined) return known;
  const headings = [...proseOf(page).matchAll(/^#+ (.+)$/gm)];
  const found = new Set(headings.map(([, heading = '']) => anchor(heading)));
  anchors.set(page, found);
  return found;
}

t.test('every link from page to page leads somewhere', async (t) => {
  let links = 0;
  const broken = pages.flatMap((page) =>
    [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
      if (/^[a-z]+:/.test(target)) return [];
      links += 1;
      const [file = '', heading] = target.split('#');
      const whole = file === '' ? page : path.posix.join(path.posix.dirname(page), file);
      if (!existsSync(whole)) return [`${page}: ${target}`];
      if (heading === undefined || anchorsOf(whole).has(heading)) return [];
      return [`${page}: ${target} names no heading`];
    }),
  );
  t.same(broken, []);
  t.ok(links > 3000, `${links} links`);
});
