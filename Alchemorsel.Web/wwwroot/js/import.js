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

  /** Takes what the server shows now, unless somebody is about to press something in it. */
  const draw = async () => {
    wanted = false;
    drawing = true;
    try {
      const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const [now, next] = [document.getElementById('outcome'), page.getElementById('outcome')];
      if (!answer.ok || !now || !next) return;
      if (now.contains(document.activeElement)) wanted = true;
      else now.replaceWith(next);
    } catch {
      wanted = true;
    } finally {
      setTimeout(() => { drawing = false; if (wanted) void draw(); }, pause);
    }
  };
  const ask = () => { if (drawing) wanted = true; else void draw(); };

  document.querySelector('[data-refresh]')?.remove();
  events.addEventListener('progress', (event) => {
    const { job } = /** @type {{ job: { percent: number } }} */ (JSON.parse(event.data));
    const bar = /** @type {HTMLProgressElement | null} */ (document.getElementById('progress'));
    if (bar) bar.value = job.percent;
    ask();
  });
  events.addEventListener('end', () => { events.close(); ask(); });
}
