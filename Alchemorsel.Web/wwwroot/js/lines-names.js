// @ts-check
/** Rows of a list, and what they are called. */

/** @param {HTMLLIElement} row */
export function isHeading(row) {
  return row.classList.contains('heading');
}

/** @param {HTMLLIElement | null | undefined} row @returns {HTMLTextAreaElement | null} */
export function inputOf(row) {
  return row?.querySelector('textarea') ?? null;
}

/**
 * Names rows and their buttons by where they stand; the last one waits to be written.
 * @param {HTMLLIElement[]} rows
 * @param {string} noun "Ingredient"
 * @param {string} id of the field that the rows stand for
 */
export function nameRows(rows, noun, id) {
  let number = 0;
  for (const row of rows) {
    const input = inputOf(row);
    if (!input) continue;
    const fresh = row === rows.at(-1);
    // Steps are counted anew under each heading, as the recipe's page counts them.
    if (isHeading(row) && noun === 'Step') number = 0;
    const name = isHeading(row) ? 'Heading' : `${noun} ${++number}`;
    row.classList.toggle('fresh', fresh);
    input.id = fresh ? `${id}-next` : '';
    input.placeholder = placeholder(noun, fresh, isHeading(row));
    // The label of the whole field is the name of the row that waits to be written.
    if (fresh) input.removeAttribute('aria-label'); else input.setAttribute('aria-label', name);
    row.querySelector('.line-grip')?.setAttribute('aria-label', `Move ${name}`);
    row.querySelector('.line-remove')?.setAttribute('aria-label', `Remove ${name}`);
  }
}

/** @param {string} noun @param {boolean} fresh @param {boolean} heading */
function placeholder(noun, fresh, heading) {
  if (fresh) return `Add ${/^[AEIOU]/.test(noun) ? 'an' : 'a'} ${noun.toLowerCase()}`;
  return heading ? 'Heading, such as For the sauce' : '';
}

/** Where a row stands, in words. @param {HTMLLIElement} row @param {HTMLLIElement[]} all */
export function placeOf(row, all) {
  const rows = all.slice(0, -1);
  const at = rows.indexOf(row);
  const heading = rows.slice(0, at).findLast(isHeading);
  const section = heading && !isHeading(row) ? `, in ${inputOf(heading)?.value || 'a section without a name'}` : '';
  return `Moved to ${at + 1} of ${rows.length}${section}`;
}
