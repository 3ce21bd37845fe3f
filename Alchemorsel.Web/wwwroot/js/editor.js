// @ts-check
import { keepDrafts } from './drafts.js';
import { element } from './elements.js';
import { Lines } from './lines.js';

/** The recipe form, more comfortable than it is without a script. */

for (const field of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-lines]')))
  showErrors(field, new Lines(field));

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('form[data-draft]')))
  keepDrafts(form);

/** Puts the messages about single rows to their rows. @param {HTMLElement} field @param {Lines} lines */
function showErrors(field, lines) {
  for (const message of /** @type {NodeListOf<HTMLElement>} */ (field.querySelectorAll('[data-at]'))) {
    const [section, line] = [...(message.dataset.at ?? '').matchAll(/\[(\d+)\]/g)].map(match => Number(match[1]));
    const input = section === undefined ? null : lines.find(section, line ?? null);
    if (!input) continue;
    const own = element('p', 'error');
    own.id = message.id;
    message.querySelector('[data-place]')?.remove();
    own.textContent = message.textContent;
    input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', own.id);
    input.closest('.line')?.classList.add('wrong');
    message.remove();
    input.after(own);
  }
}
