// @ts-check
/** Small comforts on top of pages that work without them. */

/** Only forms of recipes need the editor. */
if (document.querySelector('[data-lines]')) import('./editor.js');

/** Only some pages say when something was. */
if (document.querySelector('[data-moment]')) import('./moments.js');

/** What went wrong is told first. */
if (document.querySelector('[data-problem]')) import('./problems.js');

/** Only a search field suggests. */
if (document.querySelector('[data-suggest]')) import('./suggest.js');

/** What is set stays in view where there is room beside the recipes; elsewhere the recipes come first. */
const filters = /** @type {HTMLDetailsElement | null} */ (document.querySelector('.filters[data-beside]'));
if (filters && matchMedia('(min-width: 60rem)').matches) filters.open = true;

/** Ticked lines survive a reload of the same recipe, on this device, until the tab is closed. */
const boxes = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll('.recipe .ticks input[type=checkbox]')]);
if (boxes.length > 0) {
  const key = `ticks:${location.pathname}`;
  const ticked = new Set(/** @type {number[]} */ (JSON.parse(sessionStorage.getItem(key) ?? '[]')));
  boxes.forEach((box, index) => {
    box.checked = ticked.has(index);
    box.addEventListener('change', () => {
      if (box.checked) ticked.add(index); else ticked.delete(index);
      sessionStorage.setItem(key, JSON.stringify([...ticked]));
    });
  });
}

const print = /** @type {HTMLButtonElement | null} */ (document.querySelector('[data-print]'));
if (print) {
  print.hidden = false;
  print.addEventListener('click', () => window.print());
}

/** Keeps the screen on while cooking; the browser lets go of the lock when the tab is hidden, so it is taken again. */
const awake = /** @type {HTMLButtonElement | null} */ (document.querySelector('[data-awake]'));
if (awake && 'wakeLock' in navigator) {
  /** @type {WakeLockSentinel | null} */
  let lock = null;
  const take = async () => { lock = await navigator.wakeLock.request('screen').catch(() => null); };
  const show = () => awake.setAttribute('aria-pressed', String(lock !== null));
  awake.hidden = false;
  awake.addEventListener('click', async () => {
    if (lock) { await lock.release(); lock = null; } else await take();
    show();
  });
  document.addEventListener('visibilitychange', async () => {
    if (document.visibilityState === 'visible' && awake.getAttribute('aria-pressed') === 'true') { await take(); show(); }
  });
}
