// @ts-check
/** Lists with headings as text, in the very form that the server reads and writes: one entry a line, a heading after `#`. */

/** @typedef {{ heading: boolean, text: string }} Line */

/**
 * @param {string} text
 * @returns {Line[]}
 */
export function read(text) {
  /** @type {Line[]} */
  const lines = [];
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line.startsWith('#')) lines.push({ heading: true, text: line.replace(/^#+/, '').trim() });
    else if (line !== '') lines.push({ heading: false, text: /^\\[#\\]/.test(line) ? line.slice(1) : line });
  }
  return lines;
}

/**
 * @param {Line[]} lines
 * @returns {string}
 */
export function write(lines) {
  return lines
    .map(({ heading, text }) => ({ heading, text: text.replace(/\s*\n\s*/g, ' ').trim() }))
    .filter(({ heading, text }) => heading || text !== '')
    .map(({ heading, text }) => (heading ? `# ${text}` : /^[#\\]/.test(text) ? `\\${text}` : text) + '\n')
    .join('');
}

/**
 * What was pasted, without the bullets and boxes that lists on pages begin their lines with.
 * @param {string} text
 * @returns {Line[]}
 */
export function readPasted(text) {
  return read(text.replace(/\r/g, '')).map(({ heading, text: line }) => ({ heading, text: line.replace(/^[-*•·▢☐□◦‣–]\s+/u, '') }));
}
