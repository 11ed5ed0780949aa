import { arrowKeys } from './arrow-keys.js';
import { filterFindings } from './filter.js';
import { printOpened } from './printing.js';
import { followLinks } from './targets.js';

const findings = [...document.querySelectorAll<HTMLLIElement>('li.finding')];

filterFindings(findings);
arrowKeys(findings);
printOpened(findings);
followLinks();
switchTheme();

/** The page follows the system until its button is used. */
function switchTheme(): void {
  const button = document.querySelector<HTMLButtonElement>('#theme');
  if (button === null) return;
  const system = matchMedia('(prefers-color-scheme: dark)');
  button.hidden = false;
  button.addEventListener('click', () => {
    const now = document.documentElement.dataset['theme'] ?? (system.matches ? 'dark' : 'light');
    document.documentElement.dataset['theme'] = now === 'dark' ? 'light' : 'dark';
  });
}
