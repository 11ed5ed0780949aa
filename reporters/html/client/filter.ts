/** What narrows the findings down: a text, and a value for each of some data of an item. */
interface Filter {
  text: string;
  readonly values: Map<string, string>;
}

/** Makes the controls filter, keeps the filter in the address, and reads it from there. */
export function filterFindings(findings: readonly HTMLLIElement[]): void {
  const search = document.querySelector<HTMLInputElement>('#search');
  const selects = [...document.querySelectorAll<HTMLSelectElement>('select[data-filter]')];
  const rows = [...document.querySelectorAll<HTMLButtonElement>('button[data-filter]')];
  const status = document.querySelector('#count');
  if (search === null || status === null) return;
  const filter = readAddress();
  const texts = new Map<HTMLLIElement, string>();

  const apply = (): void => {
    let shown = 0;
    for (const finding of findings) {
      const matches = hasValues(finding, filter) && hasText(finding, filter.text, texts);
      finding.hidden = !matches;
      if (matches) shown += 1;
    }
    status.textContent = `${shown} of ${findings.length} findings`;
    for (const select of selects) select.value = filter.values.get(keyOf(select)) ?? '';
    for (const row of rows) {
      const pressed = filter.values.get(keyOf(row)) === row.dataset['value'];
      row.setAttribute('aria-pressed', String(pressed));
    }
    writeAddress(filter);
  };

  const set = (key: string, value: string): void => {
    if (value === '') filter.values.delete(key);
    else filter.values.set(key, value);
    apply();
  };
  for (const select of selects) {
    select.addEventListener('change', () => set(keyOf(select), select.value));
  }
  for (const row of rows) {
    row.addEventListener('click', () => {
      const value = row.dataset['value'] ?? '';
      set(keyOf(row), filter.values.get(keyOf(row)) === value ? '' : value);
    });
  }
  search.value = filter.text;
  search.addEventListener('input', () => {
    filter.text = search.value.trim().toLowerCase();
    apply();
  });
  document.querySelector('#clear')?.addEventListener('click', () => {
    filter.text = '';
    filter.values.clear();
    search.value = '';
    apply();
    search.focus();
  });
  openAndClose(findings);
  apply();
}

function keyOf(control: HTMLElement): string {
  return control.dataset['filter'] ?? '';
}

function hasValues(finding: HTMLLIElement, { values }: Filter): boolean {
  for (const [key, value] of values) if (finding.dataset[key] !== value) return false;
  return true;
}

/** Every word of the text, anywhere in the finding; its text is taken once, when it is first searched. */
function hasText(finding: HTMLLIElement, text: string, texts: Map<HTMLLIElement, string>): boolean {
  if (text === '') return true;
  const known = texts.get(finding);
  const content = known ?? `${finding.textContent} ${finding.dataset['rule']}`.toLowerCase();
  if (known === undefined) texts.set(finding, content);
  return text.split(/\s+/).every((word) => content.includes(word));
}

function openAndClose(findings: readonly HTMLLIElement[]): void {
  const all = (open: boolean) => () => {
    for (const finding of findings) {
      const details = finding.querySelector('details');
      if (details !== null && (!open || !finding.hidden)) details.open = open;
    }
  };
  document.querySelector('#open-all')?.addEventListener('click', all(true));
  document.querySelector('#close-all')?.addEventListener('click', all(false));
}

/** `#pillar=security&search=policy`: an address that is handed on shows the same findings. */
function readAddress(): Filter {
  const filter: Filter = { text: '', values: new Map() };
  const fragment = location.hash.slice(1);
  if (!fragment.includes('=')) return filter;
  for (const [key, value] of new URLSearchParams(fragment)) {
    if (key === 'search') filter.text = value.toLowerCase();
    else filter.values.set(key, value);
  }
  return filter;
}

function writeAddress({ text, values }: Filter): void {
  const parameters = new URLSearchParams([...values]);
  if (text !== '') parameters.set('search', text);
  const fragment = parameters.toString();
  const old = location.hash.slice(1);
  // A link to one finding stays until a filter is set.
  if (fragment === old || (fragment === '' && !old.includes('='))) return;
  history.replaceState(null, '', fragment === '' ? '#findings' : `#${fragment}`);
}
