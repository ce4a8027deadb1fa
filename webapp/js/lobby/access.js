// @ts-check
/** A visitor's access to a lobby: the proof of the player, requests and streams. */
import { comet } from '../comet.js';
import { Order } from './order.js';
import { roomIn } from './paths.js';
import { send, sendAgain, sendChange } from './request.js';

/** The longest time for a word of presence, in ms: another follows. */
const TOLD_MS = 5_000;

export class Access {
  #root;
  #game;
  #changes = new Order();
  /** The player's token, if there is one; null before the browser was asked. @type {string | undefined | null} */
  #token = null;

  /** @param {string | URL} root @param {string} game the game whose player the visitor is, on another site's page */
  constructor(root, game) {
    this.#root = root;
    this.#game = game;
  }

  /** The lobby's address. Without a document, one that is relative is relative to the script's location. */
  get root() {
    return new URL(this.#root, globalThis.document?.baseURI ?? globalThis.location?.href);
  }

  /** Whether the page is of another site than the lobby. Outside of a browser, everything is. */
  get isForeign() {
    return this.root.origin !== globalThis.location?.origin;
  }

  /** Where the browser keeps the token; on the lobby's own site a cookie takes its place. */
  get #key() {
    return `comet-lobby ${this.root.href} ${this.#game}`;
  }

  /**
   * Takes the token of the visitor's player. On the lobby's own site the browser has a cookie; where
   * it refuses cookies, the token serves as long as the page lives.
   * @param {string} token
   */
  async take(token) {
    if (this.isForeign) {
      this.#token = token;
      keep(this.#key, token);
    } else if ((await this.send('GET', 'api/players/me')).status === 401) {
      this.#token = token;
    }
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
    const request = this.#request(method, body);
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
    const signal = AbortSignal.timeout(TOLD_MS);
    const request = { ...this.#request('PUT', body), keepalive: true, signal };
    return fetch(new URL(path, this.root), request).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  /**
   * Reads, and asks again as long as for a change.
   * @param {string} path
   * @returns {Promise<import('./request.js').Answer>}
   */
  ask(path) {
    return sendAgain(new URL(path, this.root), this.#request('GET'), performance.now());
  }

  /** @param {string} method @param {unknown} [body] */
  #request(method, body) {
    const { credentials, headers } = this.#proof;
    return {
      method,
      credentials,
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    };
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
    const { isForeign } = this;
    if (this.#token === null) {
      this.#token = isForeign ? recall(this.#key) : undefined;
    }
    return {
      credentials: isForeign ? 'omit' : 'same-origin',
      headers: this.#token ? { Authorization: `Bearer ${this.#token}` } : {},
    };
  }
}

/** Without storage, the player lasts as long as the page or program. @param {string} key */
function recall(key) {
  try {
    // Node.js warns of the access to its storage.
    return (globalThis.document && localStorage.getItem(key)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} key @param {string} token */
function keep(key, token) {
  try {
    globalThis.document && localStorage.setItem(key, token);
  } catch {
    // See recall().
  }
}
