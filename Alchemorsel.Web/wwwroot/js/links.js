// @ts-check
import { offerCopy } from './copy.js';

/** A link to pass on: its whole address, a button that copies it, and the phone's own way of sharing. */

for (const box of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-link]'))) {
  const field = /** @type {HTMLInputElement | null} */ (box.querySelector('[data-link-address]'));
  if (!field) continue;
  // Where the installation doesn't know its own address, the browser does.
  field.value = new URL(field.value, location.origin).href;

  const copy = /** @type {HTMLButtonElement | null} */ (box.querySelector('[data-link-copy]'));
  if (copy) offerCopy(copy, field);

  const share = /** @type {HTMLButtonElement | null} */ (box.querySelector('[data-link-share]'));
  if (share && 'share' in navigator) {
    share.hidden = false;
    // Whoever thinks better of it has done nothing wrong.
    share.addEventListener('click', () => navigator.share({ url: field.value }).catch(() => {}));
  }
}
