// @ts-check
import { draggable } from './lines-drag.js';
import { Menu } from './lines-menu.js';
import { inputOf, isHeading, nameRows, placeOf } from './lines-names.js';
import { button, element, fit } from './elements.js';
import { read, readPasted, write } from './lines-text.js';

/**
 * A list with headings, edited row by row instead of as one text. The form's textarea stays the field that is sent and holds the truth at
 * every moment; without this script it is the editor.
 */
export class Lines {
  /** @type {{ row: HTMLLIElement, before: Element | null }[]} */
  #removed = [];

  /** What the textarea held when it was last read or written. */
  #known = '';

  /** @param {HTMLElement} field holds the label, the textarea and, for the words, `data-lines="Ingredient"` */
  constructor(field) {
    this.noun = field.dataset.lines ?? 'Line';
    this.text = /** @type {HTMLTextAreaElement} */ (field.querySelector('textarea'));
    this.label = /** @type {HTMLLabelElement} */ (field.querySelector('label'));
    this.hint = /** @type {HTMLElement | null} */ (field.querySelector('.hint'));
    this.list = element('ol', 'lines');
    this.list.classList.toggle('numbered', this.noun === 'Step');
    this.menu = new Menu(`${this.text.id}-menu`, [
      ['↑', 'Up', row => this.#step(row, -1)],
      ['↓', 'Down', row => this.#step(row, 1)],
      ['Heading above', null, row => this.#addHeading(row)],
    ]);
    this.said = element('p', 'lines-said');
    this.said.setAttribute('aria-live', 'polite');
    this.undo = button('Undo', 'button lines-undo', () => this.#bringBack());
    this.undo.hidden = true;
    this.foot = element('div', 'lines-foot');
    this.foot.append(
      button('Add heading', 'button', () => this.#addHeading()),
      this.said,
      this.undo,
    );
    this.mode = button('Edit as text', 'lines-mode', () => this.#show(this.list.hidden));
    this.mode.setAttribute('aria-describedby', this.label.id ||= `${this.text.id}-label`);

    // Who writes already goes on writing, in the row that the caret's line becomes.
    const written = document.activeElement === this.text ? read(this.text.value.slice(0, this.text.selectionStart)).length : -1;
    this.#fill();
    const top = element('div', 'lines-top');
    this.label.before(top);
    top.append(this.label, this.mode);
    this.text.after(this.list, this.foot, this.menu.panel);
    this.#show(true);
    if (written >= 0) {
      const row = inputOf(this.#rows()[Math.max(0, written - 1)]);
      row?.focus();
      row?.setSelectionRange(row.value.length, row.value.length);
    }
    // The browser may put back what was typed before a reload, and others may write into the form.
    addEventListener('pageshow', () => this.refresh());
  }

  /** Takes over what the textarea holds now. */
  refresh() {
    if (this.text.value !== this.#known) this.#fill();
  }

  /**
   * The row of an entry, counted as the server counts: sections without entries don't.
   * @param {number} section
   * @param {number | null} line null for the section's heading
   * @returns {HTMLTextAreaElement | null}
   */
  find(section, line) {
    /** @type {{ heading: HTMLTextAreaElement | null, lines: HTMLTextAreaElement[] }[]} */
    const sections = [{ heading: null, lines: [] }];
    for (const row of this.#rows()) {
      const input = inputOf(row);
      if (!input) continue;
      if (isHeading(row)) sections.push({ heading: input, lines: [] });
      else if (input.value.trim() !== '') sections[sections.length - 1].lines.push(input);
    }
    const found = sections.filter(each => each.lines.length > 0)[section];
    return (line === null ? found?.heading : found?.lines[line]) ?? null;
  }

  /** Shows the rows, or the text. @param {boolean} rows */
  #show(rows) {
    if (rows) this.refresh();
    this.list.hidden = this.foot.hidden = !rows;
    this.text.hidden = rows;
    if (this.hint) this.hint.hidden = rows;
    this.mode.textContent = rows ? 'Edit as text' : 'Edit as rows';
    this.#name();
    if (!rows) this.text.focus();
  }

  #fill() {
    this.#known = this.text.value;
    this.#removed = [];
    this.undo.hidden = true;
    this.list.replaceChildren(...read(this.#known).map(({ heading, text }) => this.#makeRow(heading, text)), this.#makeRow(false, ''));
    this.#name();
  }

  /** After every change: the textarea, the names of the rows, and an empty row at the end to write on. */
  #changed() {
    const last = this.#rows().at(-1);
    if (!last || isHeading(last) || inputOf(last)?.value.trim() !== '') this.list.append(this.#makeRow(false, ''));
    this.#name();
    const text = write(this.#rows().map(row => ({ heading: isHeading(row), text: inputOf(row)?.value ?? '' })));
    if (text === this.text.value) return;
    this.text.value = this.#known = text;
    this.text.dispatchEvent(new Event('input', { bubbles: true }));
  }

  #name() {
    nameRows(this.#rows(), this.noun, this.text.id);
    this.label.htmlFor = this.text.hidden ? `${this.text.id}-next` : this.text.id;
  }

  /** @param {boolean} heading @param {string} text */
  #makeRow(heading, text) {
    const row = element('li', heading ? 'line heading' : 'line');
    const grip = button('', 'line-grip', () => {});
    grip.setAttribute('aria-expanded', 'false');
    const input = document.createElement('textarea');
    input.rows = 1;
    input.value = text;
    input.autocomplete = 'off';
    input.spellcheck = this.noun === 'Step';
    input.enterKeyHint = 'enter';
    const remove = button('', 'line-remove', () => this.#remove(row));
    row.append(grip, input, remove);
    draggable(grip, {
      row,
      last: () => this.#rows().at(-1) ?? null,
      tap: () => this.menu.toggle(row, grip),
      moved: () => { this.#changed(); this.#say(placeOf(row, this.#rows())); },
    });
    grip.addEventListener('keydown', event => {
      if (event.key === 'ArrowUp' || event.key === 'ArrowDown') this.#step(row, event.key === 'ArrowUp' ? -1 : 1, event);
    });
    input.addEventListener('keydown', event => this.#typed(row, input, event));
    input.addEventListener('input', event => {
      if (!(/** @type {InputEvent} */ (event).isComposing)) this.#edited(row, input);
      fit(input);
    });
    input.addEventListener('compositionend', () => this.#edited(row, input));
    requestAnimationFrame(() => fit(input));
    return row;
  }

  /**
   * Enter, a paste and autocorrection all come as text with line breaks in it.
   * @param {HTMLLIElement} row
   * @param {HTMLTextAreaElement} input
   */
  #edited(row, input) {
    if (!isHeading(row) && /^#\s/.test(input.value)) {
      row.classList.add('heading');
      input.value = input.value.replace(/^#+\s+/, '');
    }
    if (input.value.includes('\n')) this.#split(row, input);
    this.#changed();
  }

  /** @param {HTMLLIElement} row @param {HTMLTextAreaElement} input */
  #split(row, input) {
    const parts = input.value.split('\n');
    const enter = parts.length === 2;
    const [first = { heading: false, text: '' }, ...rest] = enter
      ? parts.map(text => ({ heading: false, text: text.trim() }))
      : readPasted(input.value);
    if (first.heading) row.classList.add('heading');
    input.value = first.text;
    fit(input);
    const next = /** @type {HTMLLIElement | null} */ (row.nextElementSibling);
    // Enter at the end of a line goes on to the empty row that is there already; on an empty row there is nothing to divide.
    if (enter && rest[0].text === '' && (first.text === '' || (next && inputOf(next)?.value === ''))) {
      if (first.text !== '') inputOf(next)?.focus();
      return;
    }
    const rows = rest.map(({ heading, text }) => this.#makeRow(heading, text));
    row.after(...rows);
    const target = inputOf(rows.at(-1));
    target?.focus();
    const caret = enter ? 0 : target?.value.length ?? 0;
    target?.setSelectionRange(caret, caret);
    if (!enter) this.#say(`${rows.length + 1} rows added`);
  }

  /** @param {HTMLLIElement} row @param {HTMLTextAreaElement} input @param {KeyboardEvent} event */
  #typed(row, input, event) {
    const { key, altKey } = event;
    if (altKey && (key === 'ArrowUp' || key === 'ArrowDown')) this.#step(row, key === 'ArrowUp' ? -1 : 1, event);
    const start = input.selectionStart === 0 && input.selectionEnd === 0;
    const previous = /** @type {HTMLLIElement | null} */ (row.previousElementSibling);
    if (key === 'Backspace' && start && !event.isComposing) this.#backspace(row, input, previous, event);
    // Through the rows as through lines of a text.
    const end = input.selectionStart === input.value.length;
    if (altKey || event.shiftKey) return;
    if (key === 'ArrowUp' && start) inputOf(previous)?.focus();
    if (key === 'ArrowDown' && end) inputOf(/** @type {HTMLLIElement | null} */ (row.nextElementSibling))?.focus();
  }

  /**
   * @param {HTMLLIElement} row
   * @param {HTMLTextAreaElement} input
   * @param {HTMLLIElement | null} previous
   * @param {KeyboardEvent} event
   */
  #backspace(row, input, previous, event) {
    const before = inputOf(previous);
    if (isHeading(row) && input.value === '') {
      event.preventDefault();
      row.classList.remove('heading');
    } else if (before && previous && isHeading(previous) === isHeading(row)) {
      event.preventDefault();
      const caret = before.value.length;
      before.value += (before.value && input.value ? ' ' : '') + input.value;
      before.focus();
      before.setSelectionRange(caret, caret);
      fit(before);
      if (row === this.#rows().at(-1)) input.value = ''; else row.remove();
    } else if (input.value === '' && before) {
      event.preventDefault();
      before.focus();
      if (row !== this.#rows().at(-1)) row.remove();
    }
    this.#changed();
  }

  /** One place up or down. @param {HTMLLIElement} row @param {number} by @param {Event} [event] */
  #step(row, by, event) {
    event?.preventDefault();
    const rows = this.#rows();
    const at = rows.indexOf(row);
    const neighbour = rows[at + by];
    // Nothing is moved past the row that waits to be written.
    if (!neighbour || row === rows.at(-1) || neighbour === rows.at(-1)) {
      this.#say(by < 0 ? 'Already first' : 'Already last');
      return;
    }
    // The neighbour steps aside: what is moved keeps the focus.
    if (by < 0) row.after(neighbour); else row.before(neighbour);
    this.#changed();
    row.scrollIntoView({ block: 'nearest' });
    this.menu.place();
    this.#say(placeOf(row, this.#rows()));
  }

  /** @param {HTMLLIElement} row */
  #remove(row) {
    const text = inputOf(row)?.value.trim() ?? '';
    this.menu.close();
    const next = /** @type {HTMLLIElement | null} */ (row.nextElementSibling);
    row.remove();
    if (text !== '') this.#removed.push({ row, before: next });
    this.#changed();
    this.#say(text === '' ? 'Row removed' : `Removed “${text.length > 30 ? `${text.slice(0, 29)}…` : text}”`);
    this.undo.hidden = this.#removed.length === 0;
    // The focus stays near the place; on a phone no keyboard comes up for it.
    const near = next === this.#rows().at(-1) ? this.undo : /** @type {HTMLElement | null | undefined} */ (next?.querySelector('.line-remove'));
    near?.focus();
  }

  #bringBack() {
    const last = this.#removed.pop();
    if (!last) return;
    const rows = this.#rows();
    const before = last.before && rows.includes(/** @type {HTMLLIElement} */ (last.before)) ? last.before : rows.at(-1);
    if (before) before.before(last.row); else this.list.append(last.row);
    this.undo.hidden = this.#removed.length === 0;
    this.#changed();
    inputOf(last.row)?.focus();
    this.#say('Brought back');
  }

  /** @param {HTMLLIElement | undefined} above */
  #addHeading(above = this.#rows().at(-1)) {
    const row = this.#makeRow(true, '');
    this.menu.close();
    above?.before(row);
    this.#changed();
    inputOf(row)?.focus();
  }

  /** @param {string} words */
  #say(words) {
    this.said.textContent = words;
  }

  #rows() {
    return /** @type {HTMLLIElement[]} */ ([...this.list.children]);
  }
}
