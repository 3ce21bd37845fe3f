// @ts-check
/** An import's page as it happens: the bar moves with every event, and the rest is drawn anew by the server now and then. */

const section = /** @type {HTMLElement | null} */ (document.querySelector('[data-import]'));
const address = section?.dataset.import;
/** Between two drawings of the entries, in milliseconds. */
const pause = 1500;

if (section && address) {
  const events = new EventSource(address);
  let wanted = false;
  let drawing = false;
  // Between pressing and letting go of a button it must stay the same one, or nothing comes of it.
  let pressing = false;
  for (const [begin, ...ends] of [['pointerdown', 'pointerup', 'pointercancel'], ['keydown', 'keyup', 'blur']]) {
    addEventListener(begin, () => { pressing = true; });
    for (const end of ends) addEventListener(end, () => { pressing = false; });
  }

  /**
   * Puts the focus back onto what it was on before the entries were drawn anew: whoever goes through them by keyboard goes on from there.
   * What is gone (a button that was pressed, Cancel at the end) leaves it at the import's state.
   * @param {HTMLElement} was
   */
  const refocus = (was) => {
    const name = was.getAttribute('value') ?? was.getAttribute('href');
    const same = [...document.querySelectorAll('#outcome button, #outcome a')]
      .find((one) => (one.getAttribute('value') ?? one.getAttribute('href')) === name);
    const next = /** @type {HTMLElement | null} */ (same ?? document.getElementById('state'));
    next?.focus({ preventScroll: true });
  };

  /**
   * The link for pages without a script; it goes where "All" goes, and would take the focus from it.
   * @param {ParentNode} drawn
   */
  const withoutRefresh = (drawn) => drawn.querySelector('[data-refresh]')?.remove();

  /** Takes what the server shows now. */
  const draw = async () => {
    wanted = false;
    drawing = true;
    try {
      const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const [now, next] = [document.getElementById('outcome'), page.getElementById('outcome')];
      if (!answer.ok || !now || !next) return;
      const focus = document.activeElement;
      if (pressing) {
        wanted = true;
        return;
      }
      withoutRefresh(next);
      now.replaceWith(next);
      if (focus instanceof HTMLElement && now.contains(focus)) refocus(focus);
    } catch {
      wanted = true;
    } finally {
      setTimeout(() => { drawing = false; if (wanted) void draw(); }, pause);
    }
  };
  const ask = () => { if (drawing) wanted = true; else void draw(); };

  withoutRefresh(document);
  events.addEventListener('progress', (event) => {
    const { job } = /** @type {{ job: { percent: number } }} */ (JSON.parse(event.data));
    const bar = /** @type {HTMLProgressElement | null} */ (document.getElementById('progress'));
    if (bar) bar.value = job.percent;
    ask();
  });
  events.addEventListener('end', () => { events.close(); ask(); });
}
