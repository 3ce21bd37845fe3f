// @ts-check
/** Moments that the server wrote in UTC, by the clock and in the language of the person who reads them. */
const written = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
for (const moment of /** @type {NodeListOf<HTMLTimeElement>} */ (document.querySelectorAll('time[data-moment]'))) {
  const at = new Date(moment.dateTime);
  if (!Number.isNaN(at.valueOf())) {
    moment.textContent = written.format(at);
    moment.title = at.toISOString();
  }
}
