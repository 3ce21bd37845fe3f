// @ts-check
/** What is to be copied, a field or a list: a button copies it where the browser can; a field is selected when it gets the focus. */

/** @param {HTMLElement} source */
function textOf(source) {
  if (source instanceof HTMLInputElement) return source.value;
  return [...source.querySelectorAll('li')].map(line => line.textContent?.trim() ?? '').join('\n');
}

/** @param {HTMLElement} source */
function select(source) {
  if (source instanceof HTMLInputElement) source.select();
  else getSelection()?.selectAllChildren(source);
}

/** @param {HTMLButtonElement} button @param {HTMLElement} source */
export function offerCopy(button, source) {
  if (source instanceof HTMLInputElement) source.addEventListener('focus', () => source.select());
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(textOf(source));
      button.textContent = 'Copied';
    } catch {
      // Whoever forbids it can still copy by hand.
      select(source);
    }
  });
}

for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll('button[data-copy]'))) {
  const source = document.getElementById(button.dataset.copy ?? '');
  if (source) offerCopy(button, source);
}
