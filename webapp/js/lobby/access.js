// @ts-check
/** A visitor's access to a lobby: the proof of the player, requests and streams. */
import { comet } from '../comet.js';
import { Order } from './order.js';
import { roomIn } from './paths.js';
import { send, sendChange } from './request.js';

export class Access {
  /** The lobby's address. @type {URL} */
  root;
  #changes = new Order();
  /** Where the browser keeps the player's token; on the lobby's own site a cookie takes its place. */
  #key = '';
  /** @type {string | undefined} */
  #token;

  /** @param {string | URL} root @param {string} game the game whose player the visitor is, on another site's page */
  constructor(root, game) {
    this.root = new URL(root, document.baseURI);
    if (this.isForeign) {
      this.#key = `comet-lobby ${this.root.href} ${game}`;
      this.#token = recall(this.#key);
    }
  }

  /** Whether the page is of another site than the lobby. */
  get isForeign() {
    return this.root.origin !== location.origin;
  }

  /** Takes the token of the visitor's player. @param {string} token */
  take(token) {
    this.#token = token;
    keep(this.#key, token);
  }

  /**
   * Sends a request. Changes of one room arrive in the order of their calls, however long one of them
   * must be repeated.
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   * @returns {Promise<import('./request.js').Answer>}
   */
  send(method, path, body) {
    const url = new URL(path, this.root);
    const { credentials, headers } = this.#proof;
    const request = {
      method,
      credentials,
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    };
    // Before there is a player, the lobby can't tell a repetition.
    if (method === 'GET' || path === 'api/players') {
      return send(url, request);
    }
    const asked = performance.now();
    const change = () => sendChange(url, request, asked);
    const room = roomIn(path);
    return room ? this.#changes.run(room, change) : change();
  }

  /**
   * Puts a value that is soon replaced by another: once, also while the page goes away.
   * @param {string} path
   * @param {unknown} body
   * @returns {Promise<boolean>} whether the lobby has it
   */
  async tell(path, body) {
    const url = new URL(path, this.root);
    const { credentials, headers } = this.#proof;
    const request = {
      method: 'PUT',
      credentials,
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
      keepalive: true,
    };
    return fetch(url, request).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  /**
   * Opens a stream, which tabs share.
   * @param {string} path
   * @param {import('../lobby.js').WatchOptions} [options]
   */
  stream(path, { signal, onState, onHeartbeat } = {}) {
    const url = new URL(path, this.root);
    const stream = comet(url, { signal, onHeartbeat, shared: true, ...this.#proof });
    if (onState) {
      stream.addEventListener('statechange', () => onState(stream.state));
    }
    return stream;
  }

  /** @returns {{ credentials: RequestCredentials, headers: Record<string, string> }} */
  get #proof() {
    return {
      credentials: this.isForeign ? 'omit' : 'same-origin',
      headers: this.#token ? { Authorization: `Bearer ${this.#token}` } : {},
    };
  }
}

/** Without storage, the player lasts as long as the page. @param {string} key */
function recall(key) {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} key @param {string} token */
function keep(key, token) {
  try {
    localStorage.setItem(key, token);
  } catch {
    // See recall().
  }
}
