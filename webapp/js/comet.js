import { CometError } from "./comet/error.js";
import { MultipartParser, Part } from "./comet/multipart.js";

export { CometError, Part };

/**
 * @typedef {"connecting" | "open" | "waiting" | "closed"} CometState
 *
 * @typedef {object} OwnOptions
 * @property {boolean} [shared] one connection for all tabs with this URL, headers and credentials;
 *   needs parts with cursors, and a secure context
 * @property {number} [silence] ms without a byte until it reconnects: 30000, two heartbeats
 * @property {number} [retries] failed attempts in a row before it ends: Infinity
 * @property {() => unknown} [onHeartbeat] told of each heartbeat of this tab's connection
 * @property {(attempt: number) => number} [backoff] ms before attempt 0, 1, ...
 *
 * @typedef {RequestInit & OwnOptions} CometOptions
 */

/**
 * Opens a stream of parts that reconnects:
 *
 *     for await (const part of comet(url)) show(part.event, part.json());
 *
 * or, by event name, comet(url).addEventListener("joined", ({ data: part }) => ...). The connection
 * opens with the first listener or loop. The stream ends when the server ends or refuses it, by
 * close(), by the signal, or with the loop.
 *
 * @param {string | URL} url
 * @param {CometOptions} [options]
 */
export const comet = (url, options) => new Comet(url, options);

/** @implements {AsyncIterable<Part>} */
export class Comet extends EventTarget {
  /** @type {CometState} */
  state = "connecting";
  /** Why it was closed. @type {unknown} */
  error;
  #url;
  #options;
  #started = false;
  #closing = new AbortController();
  #link = new AbortController();
  /** In the back/forward cache. */
  #hidden = false;
  #cursor = "";
  /** One per loop. @type {Part[][]} */
  #queues = [];
  /** Ends the wait for the next attempt. @type {(_?: unknown) => void} */
  #wake = () => {};
  /** @type {Promise<void> | undefined} */
  #changing;
  #change = () => {};

  /**
   * @param {string | URL} url
   * @param {CometOptions} [options]
   */
  constructor(url, options = {}) {
    super();
    this.#url = new Request(url).url;
    this.#options = options;
  }

  /**
   * @param {string} type "statechange", or the name of a part's event
   * @param {((event: MessageEvent<Part>) => void) | EventListenerObject | null} listener
   * @param {AddEventListenerOptions | boolean} [options]
   */
  addEventListener(type, listener, options) {
    super.addEventListener(type, /** @type {EventListener} */ (listener), options);
    this.#start();
  }

  async *[Symbol.asyncIterator]() {
    /** @type {Part[]} */
    const queue = [];
    this.#queues.push(queue);
    this.#start();
    try {
      for (;;) {
        for (let part; (part = queue.shift()); this.#change()) yield part;
        if (this.state === "closed") break;
        await this.#changed();
      }
      if (this.error) throw this.error;
    } finally {
      this.close();
    }
  }

  /** @param {unknown} [error] for the loop to throw */
  close(error) {
    if (this.state === "closed") return;
    this.error = error;
    this.#closing.abort();
    this.#link.abort();
    this.#become("closed");
    this.#change();
  }

  #start() {
    if (this.#started) return;
    this.#started = true;
    const { signal } = this.#options;
    if (signal?.aborted) return this.close(signal.reason);
    const until = { signal: this.#closing.signal };
    signal?.addEventListener("abort", () => this.close(signal.reason), until);
    const wake = () => this.#wake();
    addEventListener("online", wake, until);
    globalThis.document?.addEventListener("visibilitychange", () => document.hidden || wake(), until);
    // Connections and locks prevent caching.
    addEventListener("pagehide", () => ((this.#hidden = true), this.#link.abort()), until);
    addEventListener("pageshow", () => ((this.#hidden = false), this.#change(), wake()), until);
    this.#run().catch((e) => this.close(e));
  }

  async #run() {
    const { shared, silence = 30_000, retries = Infinity, backoff = fullJitter, onHeartbeat, ...init } =
      this.#options;
    const patience = Math.min(silence, MAX_TIMEOUT);
    const headers = new Headers(init.headers);
    headers.set("Accept", "multipart/mixed");
    /** @type {import("./comet/tabs.js").Connect} */
    let parts = (cursor, signal, become) => {
      become("connecting");
      if (cursor) headers.set("Last-Event-ID", cursor);
      const request = new Request(this.#url, { cache: "no-store", ...init, headers, signal });
      return connect(request, patience, () => become("open"));
    };
    if (shared && navigator.locks && origin !== "null") {
      const { Tabs } = await import("./comet/tabs.js");
      const name = JSON.stringify(["comet", this.#url, init.credentials, [...headers]]);
      const tabs = new Tabs(name, patience, parts, () => this.#wake());
      parts = (...args) => tabs.connect(...args);
    }
    for (let attempt = 0; this.state !== "closed"; ) {
      if (this.#hidden) {
        await this.#changed();
        continue;
      }
      /** @type {number | undefined} */
      let advice;
      this.#link = new AbortController();
      const { signal } = this.#link;
      try {
        for await (const part of parts(this.#cursor, signal, (state) => this.#become(state))) {
          attempt = 0;
          this.#cursor = part.id || this.#cursor;
          if (part.event === "reconnect") advice = Number(part.json().afterMillis) || 0;
          else if (part.event === "ping") onHeartbeat?.();
          else this.#deliver(part);
          // Backpressure, unless other tabs share the connection.
          while (!shared && !signal.aborted && this.#queues.some((queue) => queue.length > 100)) {
            await this.#changed();
          }
        }
        if (advice === undefined) return this.close();
      } catch (e) {
        if (signal.aborted) continue;
        const { final, problem, retryAfter = advice } = /** @type {Partial<CometError>} */ (e);
        // A server that starts answers 404 without a problem.
        if (attempt >= retries || (final && (problem || !this.#cursor))) throw e;
        advice = retryAfter;
      }
      this.#become("waiting");
      const ms = Math.min(advice ?? backoff(attempt++), MAX_TIMEOUT);
      await new Promise((resolve) => {
        setTimeout(resolve, ms);
        signal.addEventListener("abort", resolve);
        if (advice === undefined) this.#wake = resolve;
      });
    }
  }

  /** @param {Part} part */
  #deliver(part) {
    if (this.state === "closed") return;
    for (const queue of this.#queues) queue.push(part);
    this.#change();
    this.dispatchEvent(new MessageEvent(part.event, { data: part, lastEventId: part.id }));
  }

  /** @param {CometState} state */
  #become(state) {
    if (this.state === state || this.state === "closed") return;
    this.state = state;
    this.dispatchEvent(new Event("statechange"));
  }

  #changed() {
    return (this.#changing ??= new Promise((resolve) => {
      this.#change = () => {
        this.#changing = undefined;
        resolve();
      };
    }));
  }
}

/** The most that setTimeout takes. */
const MAX_TIMEOUT = 2 ** 31 - 1;

/** @param {number} attempt */
const fullJitter = (attempt) => Math.random() * Math.min(30_000, 1000 * 2 ** attempt);

/**
 * Yields one connection's parts, until the server ends them. Throws when it breaks.
 *
 * @param {Request} request
 * @param {number} silence ms without a byte
 * @param {() => void} opened
 */
async function* connect(request, silence, opened) {
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  request.signal.addEventListener("abort", leave);
  /** @template T @param {Promise<T>} awaited */
  const watched = (awaited) => {
    const timer = setTimeout(leave, silence);
    return awaited.finally(() => clearTimeout(timer));
  };
  try {
    const response = await watched(fetch(request, { signal: leaving.signal }));
    const { ok, body, status } = response;
    if (status === 204) return;
    if (!ok || !body) throw await watched(errorOf(response));
    const parser = parserOf(response);
    opened();
    const reader = body.getReader();
    while (!parser.ended) {
      const { done, value } = await watched(reader.read());
      if (done) throw new TypeError("The stream broke off");
      yield* parser.push(value);
    }
  } finally {
    leave();
  }
}

/** @param {Response} response */
async function errorOf(response) {
  const { status, statusText, headers } = response;
  const problem = await response.json().catch(() => undefined);
  const message = problem?.detail || problem?.title || `${status} ${statusText}`;
  // Seconds or a date.
  const after = headers.get("Retry-After") || "x";
  const ms = isNaN(Number(after)) ? Date.parse(after) - Date.now() : 1000 * Number(after);
  return new CometError(message, status, problem, ms >= 0 ? ms : undefined);
}

/** @param {Response} response */
function parserOf({ headers, status }) {
  try {
    return new MultipartParser(headers.get("Content-Type"));
  } catch (e) {
    throw new CometError(/** @type {Error} */ (e).message, status);
  }
}
