// @ts-check
import { button, element } from './elements.js';

/** What the grip of a row offers to those who don't drag. It lies over the rows below, so nothing moves when it opens. */
export class Menu {
  /** @type {{ row: HTMLLIElement, grip: HTMLElement } | null} */
  #open = null;

  /**
   * @param {string} id
   * @param {[string, string | null, (row: HTMLLIElement) => void][]} actions each with its sign or words, its name when it has but a sign, and what it does
   */
  constructor(id, actions) {
    this.panel = element('div', 'line-menu');
    this.panel.id = id;
    this.panel.hidden = true;
    this.panel.append(...actions.map(([text, name, act]) => {
      const made = button(text, name ? 'button round' : 'button', () => {
        if (this.#open) act(this.#open.row);
      });
      if (name) made.setAttribute('aria-label', name);
      return made;
    }));
    this.panel.addEventListener('keydown', event => {
      if (event.key !== 'Escape') return;
      const grip = this.#open?.grip;
      this.close();
      grip?.focus();
    });
    document.addEventListener('pointerdown', event => {
      const at = /** @type {Element} */ (event.target);
      if (this.#open && !this.panel.contains(at) && !this.#open.grip.contains(at)) this.close();
    });
  }

  /** @param {HTMLLIElement} row @param {HTMLElement} grip */
  toggle(row, grip) {
    const closing = this.#open?.row === row;
    this.close();
    if (closing) return;
    this.#open = { row, grip };
    grip.setAttribute('aria-expanded', 'true');
    grip.setAttribute('aria-controls', this.panel.id);
    this.panel.hidden = false;
    this.place();
    this.panel.querySelector('button')?.focus({ preventScroll: true });
  }

  close() {
    this.#open?.grip.setAttribute('aria-expanded', 'false');
    this.#open = null;
    this.panel.hidden = true;
  }

  /** Under its row, also after that has moved. */
  place() {
    const around = this.panel.offsetParent;
    if (this.#open && around)
      this.panel.style.top = `${this.#open.row.getBoundingClientRect().bottom - around.getBoundingClientRect().top}px`;
  }
}
