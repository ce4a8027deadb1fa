// @ts-check
/** The chat of a room: a bounded list of lines, as plain text, the newest at the end. */
import { element } from './page.js';

/** The number of lines that the server shows, too (MessagePage.java). */
const MOST = 100;
/** A reader who has scrolled up by more px stays there. */
const NEAR_END = 40;

/** @typedef {import('../lobby.js').Message} Message */

export class Chat {
  /** The scrolling box and live region. */
  #log = element('log');
  #list = element('lines');
  #template = /** @type {HTMLTemplateElement} */ (element('message-template'));

  constructor() {
    this.#toEnd();
  }

  get isEmpty() {
    return this.#list.children.length === 0;
  }

  /**
   * Adds the missing messages, in the order of their versions.
   * @param {Message[]} messages
   * @param {string | undefined} myId
   */
  add(messages, myId) {
    const { scrollTop, scrollHeight, clientHeight } = this.#log;
    const atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END;
    for (const message of messages) {
      if (message.type === 'chat') {
        this.#insert(message, message.playerId === myId);
      }
    }
    while (this.#list.children.length > MOST) {
      this.#list.firstElementChild?.remove();
    }
    element('silence').hidden = !this.isEmpty;
    // For scrolling by keyboard, once there are lines.
    this.#log.tabIndex = this.isEmpty ? -1 : 0;
    if (atEnd) {
      this.#toEnd();
    }
  }

  /** @param {Message} message @param {boolean} mine */
  #insert({ version, name, text }, mine) {
    let before = this.#list.lastElementChild;
    while (before && versionOf(before) > version) {
      before = before.previousElementSibling;
    }
    if (before && versionOf(before) === version) {
      return;
    }
    const line = /** @type {HTMLElement} */ (
      this.#template.content.firstElementChild?.cloneNode(true));
    line.dataset.version = String(version);
    line.classList.toggle('mine', mine);
    /** @type {HTMLElement} */ (line.querySelector('.by')).textContent = name;
    /** @type {HTMLElement} */ (line.querySelector('.text')).textContent = text ?? '';
    if (before) {
      before.after(line);
    } else {
      this.#list.prepend(line);
    }
  }

  #toEnd() {
    this.#log.scrollTop = this.#log.scrollHeight;
  }
}

/** @param {Element} line */
function versionOf(line) {
  return Number(/** @type {HTMLElement} */ (line).dataset.version);
}
