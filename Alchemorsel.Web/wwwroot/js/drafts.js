// @ts-check
/** Keeps a form on the server while it is typed in, so that neither a lost tab nor another device begins anew. */

/** How long nothing is typed before the form is sent. In milliseconds. */
const REST = 1200;

/** @param {HTMLFormElement} form says in `data-draft` where it is kept */
export function keepDrafts(form) {
  const address = form.dataset.draft ?? '';
  const state = /** @type {HTMLElement | null} */ (form.querySelector('[data-draft-state]'));
  // Until the cook has chosen, what was kept earlier must not be overwritten.
  const waits = document.querySelector('[data-draft-notice]') !== null;
  let timer = 0;
  let changed = false;
  let leaving = false;
  /** @type {Promise<void> | null} */
  let sending = null;

  /** @param {string} words */
  const say = words => { if (state && state.textContent !== words) state.textContent = words; };

  const keep = async () => {
    changed = false;
    try {
      const answer = await fetch(address, { method: 'POST', body: new FormData(form), redirect: 'error' });
      if (answer.status !== 204) throw new Error(`The draft was not taken: ${answer.status}`);
      if (!changed) say('Draft kept');
    } catch {
      changed = true;
      say('The draft could not be kept. What you typed is still here.');
    }
  };

  const send = () => {
    clearTimeout(timer);
    if (!changed || leaving || waits) return;
    // One after another: an older one must not arrive last.
    sending = (sending ?? Promise.resolve()).then(keep).finally(() => { sending = null; });
  };

  const note = () => {
    changed = true;
    say(waits ? 'Choose above what to do with the earlier changes; until then no draft is kept.' : '');
    clearTimeout(timer);
    timer = setTimeout(send, REST);
  };
  form.addEventListener('input', note);
  // Who types at once types before this script is there.
  const typed = /** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */ (form.querySelectorAll('input:not([type=hidden])[name], textarea[name]'));
  // A value has the line ends of a script, what it began with may have those of a form that was sent.
  if ([...typed].some(field => field.value !== field.defaultValue.replaceAll('\r\n', '\n'))) note();

  // What is on its way arrives before the save, or the button beside it, forgets the draft.
  const discard = /** @type {HTMLFormElement | null} */ (document.querySelector('form[data-draft-discard]'));
  for (const last of discard ? [form, discard] : [form]) {
    last.addEventListener('submit', event => {
      clearTimeout(timer);
      leaving = true;
      if (!sending) return;
      event.preventDefault();
      const { submitter } = event;
      sending.finally(() => last.requestSubmit(/** @type {HTMLElement | null} */ (submitter)));
    });
  }

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden' || !changed || leaving || waits) return;
    if (navigator.sendBeacon(address, new FormData(form))) changed = false;
  });
  addEventListener('pageshow', () => { leaving = false; });
}
