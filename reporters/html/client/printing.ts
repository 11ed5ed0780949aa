/** On paper nothing can be opened, so what is shown is printed open. */
export function printOpened(findings: readonly HTMLLIElement[]): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    opened = findings
      .filter(({ hidden }) => !hidden)
      .map((finding) => finding.querySelector('details'))
      .filter((details) => details !== null)
      .filter(({ open }) => !open);
    for (const details of opened) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
}
