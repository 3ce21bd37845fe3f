// @ts-check
/**
 * Pictures of a recipe that is being edited. Its forms work without this; here they are sent in the background, so that what is typed into
 * the rest of the page stays, and pictures can be pasted and dropped.
 */

/** Told to those who don't see the page change; outside of what is replaced. */
const status = document.createElement('p');
status.setAttribute('role', 'status');
status.className = 'visually-hidden';

const section = () => /** @type {HTMLElement | null} */ (document.querySelector('[data-pictures]'));

/** The fields that hold the version of the recipe which is being edited. */
const versions = () => /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('input[type=hidden][name$=".Version"]'));

const ready = () => section()?.querySelector('[data-picture-script]')?.removeAttribute('hidden');

/**
 * Puts the answer's pictures in place of ours. The forms of this page take over the new version only if the change began with the one that
 * they hold: had somebody else saved in between, their change must not be overwritten unseen.
 * @param {Document} answer
 */
function replace(answer) {
  const [mine, theirs] = [section(), /** @type {HTMLElement | null} */ (answer.querySelector('[data-pictures]'))];
  if (!mine || !theirs) return false;
  const version = /** @type {HTMLInputElement | null} */ (answer.querySelector('input[type=hidden][name$=".Version"]'))?.value;
  if (version) versions().forEach(field => { if (field.value === theirs.dataset.follows) field.value = version; });
  mine.replaceWith(theirs);
  ready();
  return true;
}

/**
 * @param {HTMLFormElement} form
 * @param {FormData} data
 * @param {string} doing
 */
async function send(form, data, doing) {
  const mine = section();
  if (!mine || mine.ariaBusy === 'true') return;
  mine.ariaBusy = 'true';
  status.textContent = doing;
  try {
    const response = await fetch(form.action, { method: 'POST', body: data });
    const answer = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (!replace(answer)) throw new Error(`The answer (${response.status}) has no pictures.`);
    const alert = section()?.querySelector('[role=alert]');
    status.textContent = alert ? '' : 'Pictures saved.';
    // An alert that came with the new content is not announced by itself everywhere: it is read when the focus lands before it.
    if (alert) focus('#pictures-title');
  } catch {
    mine.ariaBusy = 'false';
    status.textContent = 'That did not work. Check the connection and try again.';
    status.className = 'notice bad';
  }
}

/** @param {string} selector */
const focus = selector => /** @type {HTMLElement | null} */ (section()?.querySelector(selector))?.focus();

/** @param {FileList | null | undefined} files */
const pictures = files => [...files ?? []].filter(file => file.type.startsWith('image/'));

/** @param {File[]} files */
async function add(files) {
  // One at a time: together they could be more than one request may carry, and each that succeeds is kept.
  for (const file of files) {
    const form = /** @type {HTMLFormElement | null} */ (section()?.querySelector('[data-picture-drop]'));
    if (!form) return;
    const data = new FormData(form);
    data.delete('Files');
    data.append('Files', file, file.name || 'picture');
    await send(form, data, 'Adding pictures…');
    if (section()?.querySelector('[role=alert]')) return;
  }
}

if (section()) {
  section()?.before(status);
  ready();

  document.addEventListener('submit', async event => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!section()?.contains(form)) return;
    event.preventDefault();
    const files = /** @type {HTMLInputElement | null} */ (form.querySelector('input[type=file]'))?.files;
    if (files) {
      await add([...files]);
      focus('#picture-files');
      return;
    }

    const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
    await send(form, new FormData(form, button), 'Saving pictures…');
    if (!section()?.querySelector('[role=alert]')) keepPlace(button);
  });

  document.addEventListener('paste', event => {
    const data = event.clipboardData;
    const files = pictures(data?.files);
    // Text with a picture of itself beside it, as office programs copy it, is text.
    if (files.length === 0 || data?.types.includes('text/plain')) return;
    event.preventDefault();
    add(files);
  });

  for (const kind of ['dragenter', 'dragover', 'dragleave', 'drop']) {
    document.addEventListener(kind, event => {
      const data = /** @type {DragEvent} */ (event).dataTransfer;
      const mine = section();
      const inside = !!mine && event.target instanceof Node && mine.contains(event.target);
      if (!data?.types.includes('Files') || !inside) {
        mine?.classList.remove('dropping');
        return;
      }

      event.preventDefault();
      mine.classList.toggle('dropping', kind === 'dragenter' || kind === 'dragover');
      if (kind === 'drop') add(pictures(data.files));
    });
  }
}

/**
 * The focus goes to the button that was pressed, wherever its picture is now; at an end of the list, to the button for the way back.
 * @param {HTMLButtonElement | null} button
 */
function keepPlace(button) {
  const value = button?.value ?? '';
  const [verb, id] = value.split(' ');
  for (const candidate of [value, `${verb === 'earlier' ? 'later' : 'earlier'} ${id}`]) {
    const found = /** @type {HTMLButtonElement | null} */ (section()?.querySelector(`button[value="${candidate}"]:not([tabindex]):not(:disabled)`));
    if (found) {
      found.focus();
      return;
    }
  }

  focus(button ? '#pictures-title' : '#picture-url');
}
