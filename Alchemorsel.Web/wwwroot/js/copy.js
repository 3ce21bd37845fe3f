// @ts-check
/** A text that is shown once, and a button that copies it. */

for (const box of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-copied]'))) {
  const field = /** @type {HTMLInputElement | null} */ (box.querySelector('[data-copied-text]'));
  const copy = /** @type {HTMLButtonElement | null} */ (box.querySelector('[data-copied-copy]'));
  if (!field) continue;
  field.addEventListener('focus', () => field.select());
  if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(field.value);
        copy.textContent = 'Copied';
      } catch {
        field.select();
      }
    });
  }
}
