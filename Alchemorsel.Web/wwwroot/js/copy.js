// @ts-check
/** A list that is to be kept: a button that copies it, a line for each entry. */

const button = /** @type {HTMLButtonElement | null} */ (document.querySelector('[data-copy]'));
const list = document.querySelector('[data-copy-text]');
if (button && list && navigator.clipboard) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const lines = [...list.querySelectorAll('li')].map(line => line.textContent?.trim() ?? '');
    try {
      await navigator.clipboard.writeText(lines.join('\n'));
      button.textContent = 'Copied';
    } catch {
      // Whoever forbids it can still select them.
      getSelection()?.selectAllChildren(list);
    }
  });
}
