// @ts-check
/** Shared by the scripts of all pages: the page's data, its texts, its forms and their errors. */
import { Refusal } from '../lobby.js';

/**
 * @typedef {object} Page the server's data for the script
 * @property {string} root the context root, with a slash at the end
 * @property {string} language
 * @property {import('../lobby.js').Player} [me]
 * @property {import('../lobby.js').Room} [room]
 * @property {'none' | 'seat' | 'spectator' | 'banned'} place the visitor's part in the room
 * @property {Record<string, string>} messages
 */

/** @type {Page} */
export const page = JSON.parse(element('page').textContent ?? '');

const plural = new Intl.PluralRules(page.language);
const numbers = new Intl.NumberFormat(page.language);
const times = new Intl.DateTimeFormat(page.language, { timeStyle: 'short' });

/**
 * Returns a text in the page's language.
 * @param {string} key
 * @param {...(string | number)} values for {0}, {1}...
 */
export function text(key, ...values) {
  return (page.messages[key] ?? key).replace(/\{(\d)\}/g, (_, n) => {
    const value = values[Number(n)];
    return typeof value === 'number' ? numbers.format(value) : value;
  });
}

/**
 * Returns the text for a count, which is {0}: its key ends with the plural category.
 * @param {string} key
 * @param {number} count
 * @param {...(string | number)} values for {1}, {2}...
 */
export function countText(key, count, ...values) {
  const exact = `${key}.${plural.select(count)}`;
  return text(exact in page.messages ? exact : `${key}.other`, count, ...values);
}

/** @param {number} value */
export function numberText(value) {
  return numbers.format(value);
}

/** Formats an instant as the visitor's time of day. @param {string} instant ISO 8601 */
export function timeText(instant) {
  return times.format(new Date(instant));
}

/**
 * Reads a stored value, if the browser stores any.
 * @param {string} key
 * @param {'localStorage' | 'sessionStorage'} [storage] of all visits, or of this tab
 */
export function recall(key, storage = 'localStorage') {
  try {
    return globalThis[storage].getItem(`lobby.${key}`);
  } catch {
    return null;
  }
}

/**
 * @param {string} key
 * @param {string} value
 * @param {'localStorage' | 'sessionStorage'} [storage]
 */
export function remember(key, value, storage = 'localStorage') {
  try {
    globalThis[storage].setItem(`lobby.${key}`, value);
  } catch {
    // Storage is a convenience only.
  }
}

/**
 * Returns an element that the page must have.
 * @param {string} id
 */
export function element(id) {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`This page has no #${id}`);
  }
  return found;
}

/**
 * Gives a list these children in this order. A child that is in place isn't moved, so that the page
 * keeps its scroll position; one that is moved keeps its focus.
 * @param {Element} list
 * @param {Element[]} items
 */
export function arrange(list, items) {
  const kept = new Set(items);
  const focused = document.activeElement;
  for (const old of [...list.children]) {
    if (!kept.has(old)) {
      old.remove();
    }
  }
  let place = list.firstElementChild;
  for (const item of items) {
    if (item === place) {
      place = place.nextElementSibling;
    } else {
      list.insertBefore(item, place);
    }
  }
  if (focused instanceof HTMLElement && list.contains(focused)) {
    focused.focus({ preventScroll: true });
  }
}

/**
 * Sends a form by script: one submission at a time, with errors shown in the form.
 * @param {HTMLFormElement} form
 * @param {(data: FormData, pressed: HTMLButtonElement | null) => Promise<void>} send
 */
export function onSubmit(form, send) {
  const problem = /** @type {HTMLElement} */ (form.querySelector('.problem'));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = /** @type {HTMLButtonElement | null} */ (
      event.submitter ?? form.querySelector('button'));
    if (button?.getAttribute('aria-busy') === 'true') {
      return;
    }
    problem.hidden = true;
    form.querySelectorAll('[aria-invalid]').forEach((field) => field.removeAttribute('aria-invalid'));
    button?.setAttribute('aria-busy', 'true');
    try {
      await send(new FormData(form), button);
    } catch (error) {
      problem.textContent = pointOut(form, error) ?? explain(error);
      problem.hidden = false;
    } finally {
      button?.removeAttribute('aria-busy');
    }
  });
}

/**
 * Marks the field that an error names.
 * @param {HTMLFormElement} form
 * @param {unknown} error
 * @returns {string | undefined} the message, if there is such a field
 */
function pointOut(form, error) {
  const named = error instanceof Refusal ? error.problem.errors?.[0]?.field : undefined;
  const field = named ? form.elements.namedItem(named) : null;
  if (!(field instanceof HTMLInputElement)) {
    return undefined;
  }
  field.closest('details')?.setAttribute('open', '');
  field.setAttribute('aria-invalid', 'true');
  field.focus();
  const label = field.labels?.[0]?.firstChild?.textContent?.trim() ?? '';
  return text('problem.invalid.field', label);
}

/** Explains an error in the page's language. @param {unknown} error */
export function explain(error) {
  if (!(error instanceof Refusal)) {
    return text('problem.offline');
  }
  const kind = error.problem.type?.split(/[:/]/).pop();
  const general = error.status < 500 ? 400 : 500;
  const key = [kind, error.status, general].map((k) => `problem.${k}`).find((k) => k in page.messages);
  return text(key ?? 'problem.500');
}
