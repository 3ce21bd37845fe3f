// @ts-check
/**
 * Dragging a row of a list by its grip, with mouse, pen or finger. The dragged row never leaves the document (it would lose the pointer and
 * the focus): its neighbours step aside.
 */

/** A press that moves less is a tap. In pixels. */
const SLACK = 6;

/** This close to the edge of the screen the page scrolls along. In pixels. */
const EDGE = 72;

/**
 * @param {HTMLElement} grip
 * @param {{
 *   row: HTMLElement,
 *   last: () => Element | null,
 *   tap: () => void,
 *   moved: () => void,
 * }} drag `last`: the row that nothing is dragged past
 */
export function draggable(grip, { row, last, tap, moved }) {
  /** @type {{ pointer: number, x: number, y: number, at: number, before: Element | null } | null} */
  let held = null;
  let dragging = false;
  let dropped = false;
  /** The pointer of a drag that Escape ended, still down. @type {number | null} */
  let escaped = null;
  let frame = 0;

  /** Steps past neighbours whose middle the pointer has passed. */
  const follow = () => {
    if (!held) return;
    for (;;) {
      const next = row.nextElementSibling;
      const previous = row.previousElementSibling;
      if (next && next !== last() && held.at > middle(next)) row.before(next);
      else if (previous && held.at < middle(previous)) row.after(previous);
      else return;
    }
  };

  const scroll = () => {
    if (!held || !dragging) return;
    const above = EDGE - held.at;
    const below = held.at - (innerHeight - Math.max(EDGE, covered() + EDGE / 2));
    if (above > 0) scrollBy(0, -Math.ceil(above / 6));
    if (below > 0) scrollBy(0, Math.ceil(below / 6));
    if (above > 0 || below > 0) follow();
    frame = requestAnimationFrame(scroll);
  };

  const end = () => {
    cancelAnimationFrame(frame);
    row.classList.remove('dragging');
    document.documentElement.classList.remove('dragging-line');
    held = null;
    dragging = false;
  };

  grip.addEventListener('pointerdown', event => {
    if (event.button !== 0 || held) return;
    dropped = false;
    escaped = null;
    held = { pointer: event.pointerId, x: event.clientX, y: event.clientY, at: event.clientY, before: row.nextElementSibling };
    grip.setPointerCapture(event.pointerId);
    // Not every browser gives a pressed button the focus, and Escape goes to what has it.
    grip.focus({ preventScroll: true });
  });

  grip.addEventListener('pointermove', event => {
    if (!held || event.pointerId !== held.pointer) return;
    held.at = event.clientY;
    if (!dragging && Math.hypot(event.clientX - held.x, event.clientY - held.y) > SLACK) {
      dragging = true;
      row.classList.add('dragging');
      document.documentElement.classList.add('dragging-line');
      frame = requestAnimationFrame(scroll);
    }
    if (dragging) follow();
  });

  grip.addEventListener('pointerup', event => {
    if (event.pointerId === escaped) drop();
    if (!held || event.pointerId !== held.pointer) return;
    const wasDragging = dragging;
    end();
    if (!wasDragging) return;
    drop();
    moved();
  });

  /** A mouse's click follows at once; a finger that has moved clicks nothing, and must not cost the next press. */
  const drop = () => {
    dropped = true;
    escaped = null;
    setTimeout(() => { dropped = false; });
  };

  // A tap, the keyboard and assistive technology all press the button; the end of a drag is no press. A key's click counts no clicks, and may
  // come before the timer of a drop does.
  grip.addEventListener('click', event => { if (!dropped || event.detail === 0) tap(); });

  // A finger that rests before it moves asks for no menu of the browser's.
  grip.addEventListener('contextmenu', event => { if (held) event.preventDefault(); });

  /** Back to where it was. */
  const cancel = () => {
    if (!held) return;
    const before = held.before;
    end();
    if (before) before.before(row); else row.parentElement?.append(row);
    moved();
  };
  grip.addEventListener('pointercancel', cancel);
  grip.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !held || !dragging) return;
    escaped = held.pointer;
    cancel();
  });
}

/** How much of the screen's lower edge a bar lies over, as the style sheet says it. In pixels. */
function covered() {
  return parseFloat(getComputedStyle(document.documentElement).scrollPaddingBottom) || 0;
}

/** @param {Element} element */
function middle(element) {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}
