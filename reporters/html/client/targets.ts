/** Opens what an address or a link points at: a finding, or the words of a rule. */
export function followLinks(): void {
  const follow = (): void => {
    const name = location.hash.slice(1);
    if (name === '' || name.includes('=')) return;
    const target = document.getElementById(name);
    const details =
      target instanceof HTMLDetailsElement ? target : target?.querySelector('details');
    if (!target || !details) return;
    target.hidden = false;
    details.open = true;
    details.querySelector('summary')?.focus();
    target.scrollIntoView({ block: 'start' });
  };
  addEventListener('hashchange', follow);
  // Before, the browser would go to the target itself and take the focus away.
  addEventListener('load', follow);
}
