// @ts-check
/** What is to be copied: it is selected when it gets the focus, and a button copies it where the browser can. */

/** @param {HTMLButtonElement} button @param {HTMLInputElement} field */
export function offerCopy(button, field) {
  field.addEventListener('focus', () => field.select());
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      button.textContent = 'Copied';
    } catch {
      field.select();
    }
  });
}

for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll('button[data-copy]'))) {
  const field = document.getElementById(button.dataset.copy ?? '');
  if (field instanceof HTMLInputElement) offerCopy(button, field);
}
