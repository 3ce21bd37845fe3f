// @ts-check
import { keepDrafts, localTimes } from './drafts.js';
import { element } from './elements.js';
import { Lines } from './lines.js';

/** The recipe form, more comfortable than it is without a script. */

for (const field of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-lines]')))
  showErrors(field, new Lines(field));

localTimes();
for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('form[data-draft]')))
  keepDrafts(form);

/** To what is wrong first, or to what tells of it. */
for (const error of document.querySelectorAll('.field .error'))
  error.parentElement?.querySelector(`[aria-describedby~="${error.id}"]`)?.setAttribute('aria-invalid', 'true');
const wrong = /** @type {HTMLElement | null} */ (document.querySelector('.field [aria-invalid=true]:not([hidden])') ?? document.querySelector('.notice.bad'));
if (wrong) {
  if (wrong.matches('.notice')) wrong.tabIndex = -1;
  wrong.focus();
}

/** Puts the messages about single rows to their rows. @param {HTMLElement} field @param {Lines} lines */
function showErrors(field, lines) {
  for (const message of /** @type {NodeListOf<HTMLElement>} */ (field.querySelectorAll('[data-at]'))) {
    const [section, line] = [...(message.dataset.at ?? '').matchAll(/\[(\d+)\]/g)].map(match => Number(match[1]));
    const input = section === undefined ? null : lines.find(section, line ?? null);
    if (!input) continue;
    const own = element('p', 'error');
    own.id = `${field.querySelector('textarea')?.id}-error-${section}-${line ?? 'name'}`;
    own.textContent = (message.textContent ?? '').replace(/^\s*[^:]*:\s*/, '');
    input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', own.id);
    input.closest('.line')?.classList.add('wrong');
    input.after(own);
    message.remove();
  }
}
