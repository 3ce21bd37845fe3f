// @ts-check
/** Dragging recipes of a collection into another order. The buttons beside each do the same from the keyboard, and without this script. */

const form = /** @type {HTMLFormElement | null} */ (document.querySelector('form[data-order]'));
const list = /** @type {HTMLElement | null} */ (form?.querySelector('.places'));

/** @type {HTMLElement | null} */
let held = null;

/** @param {EventTarget | null} target */
const placeOf = (target) => target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest('[data-recipe]')) : null;

/** @param {string} name */
const field = (name) => /** @type {HTMLInputElement} */ (form?.querySelector(`input[name=${name}]`));

if (form && list) {
  for (const grip of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll('[data-grip]'))) {
    grip.hidden = false;
    // Pointer events, so that a thumb can drag as well as a mouse; the page must not scroll meanwhile.
    grip.addEventListener('pointerdown', (event) => {
      held = placeOf(grip);
      held?.classList.add('held');
      event.preventDefault();
    });
  }

  // On the document and not on the grip: an element that is moved in the page loses the pointer, and would miss where it is let go.
  document.addEventListener('pointermove', (event) => {
    if (!held) return;
    const over = placeOf(document.elementFromPoint(event.clientX, event.clientY));
    if (!over || over === held || over.parentElement !== list) return;
    const box = over.getBoundingClientRect();
    list.insertBefore(held, event.clientY > box.top + box.height / 2 ? over.nextElementSibling : over);
  });
  document.addEventListener('pointerup', () => {
    if (!held) return;
    const moved = held;
    held = null;
    moved.classList.remove('held');
    field('Moved').value = moved.dataset.recipe ?? '';
    field('After').value = /** @type {HTMLElement | null} */ (moved.previousElementSibling)?.dataset.recipe ?? '';
    form.requestSubmit();
  });
  document.addEventListener('pointercancel', () => { if (held) location.reload(); });
}
