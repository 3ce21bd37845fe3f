// @ts-check
/** What went wrong is told first: its summary has the focus, and each of its links leads into the field that it speaks of. */

/** The control that a message stands at. @param {Element} message */
function controlOf(message) {
  const field = message.closest('.line, .field, fieldset, details');
  const control = field?.querySelector('input:not([type=hidden], [hidden]), select, textarea:not([hidden])');
  return /** @type {HTMLElement | null} */ (control ?? null);
}

for (const message of document.querySelectorAll('.error[id]:not([data-at])')) {
  const control = controlOf(message);
  if (!control) continue;
  control.setAttribute('aria-invalid', 'true');
  const described = control.getAttribute('aria-describedby')?.split(' ') ?? [];
  if (!described.includes(message.id)) control.setAttribute('aria-describedby', [...described, message.id].join(' '));
}

const summary = /** @type {HTMLElement | null} */ (document.querySelector('[data-problem]'));
summary?.addEventListener('click', event => {
  const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest('a[href^="#"]'));
  const message = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const control = message && controlOf(message);
  if (!control) return;
  event.preventDefault();
  for (let around = control.closest('details'); around; around = around.parentElement?.closest('details') ?? null) around.open = true;
  control.focus({ preventScroll: true });
  control.scrollIntoView({ block: 'center' });
});

// The browser does this by itself, but not on an address with a fragment. Who types already goes on typing.
if (summary && document.activeElement === document.body) summary.focus();
