// @ts-check
import { Lines } from './lines.js';

/** The recipe form, more comfortable than it is without a script. */

for (const field of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-lines]')))
  new Lines(field);
