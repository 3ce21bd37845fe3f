// @ts-check
import { button, element } from './elements.js';

/**
 * Kitchen timers: a time in a step starts one, any number run at once, and a bar at the foot of the screen shows them on every page until they
 * are dismissed. They are kept for the tab, as the moment when they end, so neither a reload nor a sleeping tab makes them late.
 */

/** @typedef {{ id: number, name: string, ends: number, rung: boolean }} Timer */

const KEY = 'timers';
const bar = element('section', 'timers noprint');
const title = document.title;

/** @type {Timer[]} */
let timers = [];
try {
  timers = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
} catch {
  // What is kept is unreadable: there are none.
}

/** @type {AudioContext | null} */
let sound = null;

for (const time of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-seconds]'))) {
  const made = button(time.textContent ?? '', 'timer-start', () => start(Number(time.dataset.seconds), time.dataset.step ?? ''));
  made.title = 'Start a timer';
  made.setAttribute('aria-label', `${time.textContent}, start a timer`);
  time.replaceWith(made);
}

bar.setAttribute('aria-label', 'Timers');
const list = element('ul', 'timers-list');
const said = element('p', 'hidden');
said.setAttribute('role', 'status');
bar.append(list, said);
document.body.append(bar);
show();
// After a reload the page is silent until it is touched.
document.addEventListener('pointerdown', () => { if (timers.length > 0) listen(); }, { once: true });
setInterval(tick, 500);
document.addEventListener('visibilitychange', tick);

/** @param {number} seconds @param {string} name */
function start(seconds, name) {
  listen();
  timers.push({ id: Date.now(), name, ends: Date.now() + seconds * 1000, rung: false });
  show();
  said.textContent = `Timer started: ${clock(seconds * 1000)}`;
}

/** Opens the sound, which a browser allows only in answer to a press. */
function listen() {
  sound ??= new AudioContext();
  sound.resume().catch(() => {});
}

function show() {
  sessionStorage.setItem(KEY, JSON.stringify(timers));
  bar.hidden = timers.length === 0;
  document.body.classList.toggle('with-timers', timers.length > 0);
  list.replaceChildren(...timers.map(timer => {
    const row = element('li', 'timer');
    const left = element('b', 'timer-left');
    const name = element('span', 'timer-name');
    name.textContent = timer.name;
    const more = button('+1 min', 'button', () => {
      timer.ends = Math.max(timer.ends, Date.now()) + 60_000;
      timer.rung = false;
      show();
    });
    more.setAttribute('aria-label', `+1 min for ${timer.name}`);
    const stop = button('×', 'button round', () => {
      timers = timers.filter(other => other !== timer);
      show();
    });
    stop.setAttribute('aria-label', `Stop the timer of ${timer.name}`);
    row.append(left, name, more, stop);
    return row;
  }));
  tick();
}

function tick() {
  const now = Date.now();
  timers.forEach((timer, index) => {
    const row = list.children[index];
    const left = row?.querySelector('.timer-left');
    const over = timer.ends <= now;
    row?.classList.toggle('done', over);
    if (left) left.textContent = over ? 'Done' : clock(timer.ends - now);
    if (over && !timer.rung) ring(timer);
  });
  const done = timers.filter(timer => timer.ends <= now).length;
  const next = timers.filter(timer => timer.ends > now).sort((a, b) => a.ends - b.ends)[0];
  document.title = done > 0 ? `Done! ${title}` : next ? `${clock(next.ends - now)} ${title}` : title;
}

/** @param {Timer} timer */
function ring(timer) {
  timer.rung = true;
  sessionStorage.setItem(KEY, JSON.stringify(timers));
  said.textContent = `Time is up: ${timer.name}`;
  navigator.vibrate?.([300, 150, 300, 150, 300]);
  if (!sound || sound.state !== 'running') return;
  for (let beat = 0; beat < 6; beat++) {
    const tone = sound.createOscillator();
    const volume = sound.createGain();
    const at = sound.currentTime + beat * 0.4;
    tone.frequency.value = beat % 2 === 0 ? 880 : 1108;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(0.3, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.35);
    tone.connect(volume).connect(sound.destination);
    tone.start(at);
    tone.stop(at + 0.36);
  }
}

/** @param {number} milliseconds */
function clock(milliseconds) {
  const seconds = Math.ceil(milliseconds / 1000);
  const two = (/** @type {number} */ value) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  return `${hours > 0 ? `${hours}:` : ''}${hours > 0 ? two(Math.floor(seconds / 60) % 60) : Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}
