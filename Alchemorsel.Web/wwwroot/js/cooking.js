// @ts-check
/**
 * Hearts and stars without leaving the page. The forms stay what they are: a form marked data-quiet is sent as the browser would send it,
 * and from the page that comes back only the part around the form (data-swap) is put in place.
 */

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} submitter
 */
async function sendQuietly(form, submitter) {
  const part = /** @type {HTMLElement} */ (form.closest('[data-swap]'));
  const name = /** @type {string} */ (part.dataset.swap);
  const handler = /** @type {HTMLInputElement | null} */ (form.querySelector('input[name=_handler]'))?.value;
  const body = new FormData(form);
  if (submitter instanceof HTMLButtonElement && submitter.name) body.append(submitter.name, submitter.value);
  part.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector(`[data-swap="${CSS.escape(name)}"]`);
    if (!answer.ok || !fresh) throw new Error(`The form was answered with ${answer.status}.`);
    const focused = document.activeElement?.id;
    const onButton = part.contains(document.activeElement) && document.activeElement instanceof HTMLButtonElement;
    part.replaceWith(document.importNode(fresh, true));
    const next = focused ? document.getElementById(focused) : onButton ? sameForm(name, handler)?.querySelector('button') : null;
    if (next instanceof HTMLElement) next.focus();
    comfort();
    const problem = /** @type {HTMLElement | null} */ (document.querySelector(`[data-swap="${CSS.escape(name)}"] [data-problem]`));
    if (problem) problem.focus(); else say(name);
  } catch {
    // Whatever went wrong, the page on its own can tell it.
    form.dataset.plain = 'yes';
    form.requestSubmit(submitter);
  }
}

/**
 * @param {string} part
 * @param {string | undefined} handler
 */
function sameForm(part, handler) {
  return [...document.querySelectorAll(`[data-swap="${CSS.escape(part)}"] form`)].find(
    (form) => /** @type {HTMLInputElement | null} */ (form.querySelector('input[name=_handler]'))?.value === handler);
}

/** @param {string} name */
function say(name) {
  let status = document.getElementById('said');
  if (!status) {
    status = document.createElement('p');
    status.id = 'said';
    status.className = 'visually-hidden';
    status.setAttribute('role', 'status');
    document.querySelector('main')?.append(status);
  }
  const sums = document.querySelector(`[data-swap="${CSS.escape(name)}"] .sums`)?.textContent?.replace(/\s+/g, ' ').trim();
  status.textContent = sums ? `Saved. ${sums}` : 'Saved.';
}

/** A choice of stars saves itself, once the arrow keys rest. */
function comfort() {
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('form.rate[data-quiet]'))) {
    const button = /** @type {HTMLElement | null} */ (form.querySelector('[data-without-script]'));
    if (button) button.hidden = true;
    /** @type {number | undefined} */
    let resting;
    form.addEventListener('change', () => {
      clearTimeout(resting);
      resting = window.setTimeout(() => form.requestSubmit(), 500);
    });
  }
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !('quiet' in form.dataset) || form.dataset.plain) return;
  event.preventDefault();
  void sendQuietly(form, event.submitter);
});

comfort();
