// @ts-check
/** The few elements that scripts make. */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} classes
 */
export function element(tag, classes) {
  const made = document.createElement(tag);
  made.className = classes;
  return made;
}

/** @param {string} text @param {string} classes @param {() => void} press */
export function button(text, classes, press) {
  const made = element('button', classes);
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', press);
  return made;
}

/** Lets a text grow with what is in it where the style sheet alone can't. @param {HTMLTextAreaElement} input */
export function fit(input) {
  if (CSS.supports('field-sizing', 'content')) return;
  input.style.height = 'auto';
  input.style.height = `${input.scrollHeight}px`;
}
