/** Up, down, Home and End move between the findings that are shown; the rest is the browser's own. */
export function arrowKeys(findings: readonly HTMLLIElement[]): void {
  document.querySelector('#list')?.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.altKey || event.ctrlKey || event.metaKey) return;
    const summary = event.target instanceof Element ? event.target.closest('summary') : null;
    const finding = summary?.closest<HTMLLIElement>('li.finding');
    if (!finding || summary !== event.target) return;
    const shown = findings.filter(({ hidden }) => !hidden);
    const next = placeAfter(event.key, shown.indexOf(finding), shown.length);
    if (next === undefined) return;
    event.preventDefault();
    const target = shown[next]?.querySelector('summary');
    target?.focus();
    target?.scrollIntoView({ block: 'nearest' });
  });
}

/** The 0-based place that a key leads to; undefined for other keys. */
function placeAfter(key: string, place: number, length: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(place + 1, length - 1);
    case 'ArrowUp':
      return Math.max(place - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return undefined;
  }
}
