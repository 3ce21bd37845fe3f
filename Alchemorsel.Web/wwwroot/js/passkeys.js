// @ts-check
/**
 * Passkeys: makes one and signs in with one. What the device made is put into the fields of a form, which is sent like any other.
 * Where a browser can't, the page says so in place of what it can't.
 */

/** How long before its end a challenge is exchanged for a new one, in milliseconds. */
const AHEAD = 60_000;

/** @param {string} text base64url @returns {Uint8Array<ArrayBuffer>} */
const bytesOf = text => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0));

/** @param {ArrayBuffer | null} buffer @returns {string} base64url */
const textOf = buffer => btoa(Array.from(new Uint8Array(buffer ?? new ArrayBuffer(0)), byte => String.fromCharCode(byte)).join(''))
  .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** What a failure means, in words. @param {unknown} failure */
function wordsOf(failure) {
  switch (failure instanceof Error ? failure.name : '') {
    case 'NotAllowedError': return 'Nothing was done: it was cancelled, or took too long.';
    case 'InvalidStateError': return 'This device has a passkey for your account already.';
    case 'SecurityError': return 'Passkeys don’t work at this address.';
    case 'NotSupportedError': return 'This device can’t make passkeys.';
    default: return 'That did not work. Please try again.';
  }
}

/** Puts what the device made where the form sends it from. @param {HTMLFormElement} form @param {Record<string, string>} parts */
function fill(form, parts) {
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll('[data-passkey-part]')))
    field.value = parts[field.dataset.passkeyPart ?? ''] ?? '';
}

/** @param {HTMLFormElement} form @param {string} words */
function say(form, words) {
  const place = form.querySelector('[data-passkey-says]');
  if (place) place.textContent = words;
}

/** Does something with the device, once at a time, and then sends the form. @param {HTMLFormElement} form @param {() => Promise<Record<string, string>>} work */
function onSend(form, work) {
  let busy = false;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    say(form, '');
    try {
      fill(form, await work());
      form.submit();
    } catch (failure) {
      say(form, wordsOf(failure));
      busy = false;
    }
  });
}

/** @param {HTMLFormElement} form */
function create(form) {
  const options = JSON.parse(form.dataset.passkeyCreate ?? '{}');
  onSend(form, async () => {
    const made = /** @type {PublicKeyCredential} */ (await navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytesOf(options.challenge),
        user: { ...options.user, id: bytesOf(options.user.id) },
        excludeCredentials: options.excludeCredentials.map((/** @type {{ type: 'public-key', id: string }} */ one) => ({ ...one, id: bytesOf(one.id) })),
      },
    }));
    const response = /** @type {AuthenticatorAttestationResponse} */ (made.response);
    return { credentialId: textOf(made.rawId), clientDataJson: textOf(response.clientDataJSON), attestationObject: textOf(response.attestationObject) };
  });
}

/** @param {HTMLFormElement} form */
async function signIn(form) {
  const address = form.dataset.passkeySignIn ?? '';
  /** The offer in the e-mail's field, which makes room when the button is pressed. @type {AbortController | null} */
  let offer = null;
  /** Whether the button was pressed, perhaps before there was an offer: of two questions at once the browser refuses one. */
  let pressed = false;

  async function options() {
    const answer = await fetch(address, { headers: { accept: 'application/json' } });
    if (!answer.ok) throw new Error(`${answer.status}`);
    const read = await answer.json();
    return { ...read, challenge: bytesOf(read.challenge) };
  }

  /** @param {PublicKeyCredential} signed */
  function partsOf(signed) {
    const response = /** @type {AuthenticatorAssertionResponse} */ (signed.response);
    return {
      credentialId: textOf(signed.rawId),
      clientDataJson: textOf(response.clientDataJSON),
      authenticatorData: textOf(response.authenticatorData),
      signature: textOf(response.signature),
      userHandle: textOf(response.userHandle),
    };
  }

  form.hidden = false;
  onSend(form, async () => {
    pressed = true;
    offer?.abort();
    offer = null;
    const publicKey = await options();
    return partsOf(/** @type {PublicKeyCredential} */ (await navigator.credentials.get({ publicKey })));
  });

  // One that was just refused would be offered again, and a device that asks nobody would send it again, without an end.
  if (document.querySelector('[data-problem]')) return;
  // Offered among the names that the browser fills in, for as long as the page is open; a challenge is good for a few minutes.
  if (!await PublicKeyCredential.isConditionalMediationAvailable?.()) return;
  for (;;) {
    const round = new AbortController();
    offer = round;
    try {
      const publicKey = await options();
      if (pressed) return;
      const end = setTimeout(() => round.abort('renew'), Math.max(publicKey.timeout - AHEAD, AHEAD));
      const signed = await navigator.credentials.get({ publicKey, mediation: 'conditional', signal: round.signal }).finally(() => clearTimeout(end));
      if (!signed) return;
      fill(form, partsOf(/** @type {PublicKeyCredential} */ (signed)));
      form.submit();
      return;
    } catch {
      // Only a challenge that grew old is followed by another one. Whoever presses the button needs no offer any more.
      if (!round.signal.aborted || round.signal.reason !== 'renew') return;
    }
  }
}

if ('PublicKeyCredential' in window && navigator.credentials) {
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('form[data-passkey-create]'))) create(form);
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('form[data-passkey-sign-in]'))) signIn(form);
} else {
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-passkey-present]'))) part.hidden = true;
  for (const words of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-passkey-absent]'))) words.hidden = false;
}
