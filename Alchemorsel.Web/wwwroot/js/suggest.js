// @ts-check
/**
 * Suggestions under a search field while somebody types: the ARIA combobox with a list. Arrow keys choose, Enter opens what is chosen or searches
 * for what was typed, Escape closes. What is slow is dropped when the next letter comes.
 */

/** @typedef {{ text: string, note: string | null, url: string }} Suggestion */

/** Milliseconds without a letter before asking: most people type faster. */
const REST = 120;

for (const box of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-suggest]'))) {
  const input = /** @type {HTMLInputElement} */ (box.querySelector('input'));
  const list = /** @type {HTMLUListElement} */ (box.querySelector('[role=listbox]'));
  const told = /** @type {HTMLElement} */ (box.querySelector('[data-told]'));
  /** @type {Suggestion[]} */
  let shown = [];
  let chosen = -1;
  let timer = 0;
  /** @type {AbortController | null} */
  let asking = null;

  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };

  /** @param {number} index */
  const choose = (index) => {
    chosen = index;
    [...list.children].forEach((option, at) => option.setAttribute('aria-selected', String(at === chosen)));
    if (chosen < 0) { input.removeAttribute('aria-activedescendant'); return; }
    input.setAttribute('aria-activedescendant', list.children[chosen].id);
    list.children[chosen].scrollIntoView({ block: 'nearest' });
  };

  /** @param {Suggestion} suggestion @param {number} index */
  const option = (suggestion, index) => {
    const item = document.createElement('li');
    item.id = `${list.id}-${index}`;
    item.setAttribute('role', 'option');
    item.setAttribute('aria-selected', 'false');
    item.append(suggestion.text);
    if (suggestion.note) {
      const note = document.createElement('span');
      note.className = 'quiet';
      note.textContent = ` ${suggestion.note}`;
      item.append(note);
    }
    // Before the field loses the focus, which closes the list.
    item.addEventListener('pointerdown', (event) => event.preventDefault());
    item.addEventListener('click', () => location.assign(suggestion.url));
    return item;
  };

  /** @param {Suggestion[]} suggestions */
  const show = (suggestions) => {
    shown = suggestions;
    list.replaceChildren(...suggestions.map(option));
    close();
    if (suggestions.length === 0) { told.textContent = ''; return; }
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    told.textContent = suggestions.length === 1 ? '1 suggestion' : `${suggestions.length} suggestions`;
  };

  const ask = async () => {
    asking?.abort();
    const text = input.value.trim();
    if (text.length < 2) { show([]); return; }
    asking = new AbortController();
    try {
      const answer = await fetch(`/recipes/suggest?q=${encodeURIComponent(text)}`, { signal: asking.signal, headers: { accept: 'application/json' } });
      // A session that is over answers with the page to sign in on; searching will lead there.
      show(answer.ok && answer.headers.get('content-type')?.includes('json') && document.activeElement === input ? await answer.json() : []);
    } catch (failure) {
      if (!(failure instanceof DOMException && failure.name === 'AbortError')) show([]);
    }
  };

  input.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, REST); });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Escape' && !list.hidden) { event.preventDefault(); close(); return; }
    if (event.key === 'Enter' && chosen >= 0) { event.preventDefault(); location.assign(shown[chosen].url); return; }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    if (shown.length === 0) return;
    event.preventDefault();
    if (list.hidden) { list.hidden = false; input.setAttribute('aria-expanded', 'true'); }
    const places = shown.length + 1;
    // One place more than suggestions: from the last one on to what was typed, and round again.
    choose(((chosen + 1 + (event.key === 'ArrowDown' ? 1 : -1) + places) % places) - 1);
  });
}
