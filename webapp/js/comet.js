import { Connections } from "./comet/connection.js";
import { CometError } from "./comet/error.js";
import { Part } from "./comet/multipart.js";

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
 * @property {(attempt: number) => number} [backoff] ms before attempt 0, 1, ..., unless the server
 *   advises otherwise
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
  #connections;
  /** @type {import("./comet/tabs.js").Tabs | undefined} */
  #tabs;
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
    this.#url = new Request(url).url.split("#")[0];
    this.#options = options;
    this.#connections = new Connections(this.#url, options, options.silence);
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
    this.#become("closed");
    this.#closing.abort();
    this.#link.abort();
    this.#change();
  }

  #start() {
    if (this.#started) return;
    this.#started = true;
    const { signal } = this.#options;
    if (signal?.aborted) return this.close(signal.reason);
    const until = { signal: this.#closing.signal };
    signal?.addEventListener("abort", () => this.close(signal.reason), until);
    const { document } = globalThis;
    /** @param {string} type @param {() => unknown} listener */
    const on = (type, listener) => globalThis.addEventListener?.(type, listener, until);
    on("offline", () => this.#become("waiting"));
    on("online", () => this.#rouse());
    document?.addEventListener("visibilitychange", () => document.hidden || this.#rouse(), until);
    // Connections and locks prevent caching.
    on("pagehide", () => ((this.#hidden = true), this.#link.abort()));
    on("pageshow", () => ((this.#hidden = false), this.#change(), this.#rouse()));
    this.#run().catch((e) => this.close(e));
  }

  /** Ends a wait, and tries a connection that may be dead. */
  #rouse() {
    this.#wake();
    this.#connections.probe(this.state === "waiting");
    this.#tabs?.probe();
  }

  async #run() {
    const { shared, retries = Infinity, backoff = jitter, onHeartbeat } = this.#options;
    if (shared && globalThis.origin && navigator.locks) {
      try {
        const { share } = await import("./comet/tabs.js");
        this.#tabs = await share(this.#url, this.#options, this.#connections, (probe) => {
          this.#wake();
          if (probe) this.#connections.probe();
        });
      } catch {
        // A browser that refuses cookies refuses tabs what they need, too.
      }
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
      /** @param {CometState} state */
      const become = (state) => {
        if (state === "open") attempt = 0;
        this.#become(state);
      };
      try {
        const source = this.#tabs || this.#connections;
        for await (const part of source.connect(this.#cursor, signal, become)) {
          this.#cursor = part.id || this.#cursor;
          if (part.event === "reconnect") advice = Number(part.json().afterMillis) || 0;
          else if (part.event === "ping") onHeartbeat?.();
          else this.#deliver(part);
          // Backpressure, unless other tabs share the connection.
          while (!this.#tabs && !signal.aborted && this.#queues.some((q) => q.length > 100)) {
            await this.#changed();
          }
        }
        if (advice === undefined) return this.close();
      } catch (e) {
        if (signal.aborted) continue;
        const { final, retryAfter = advice } = /** @type {Partial<CometError>} */ (e);
        if (final || attempt >= retries) throw e;
        advice = retryAfter;
      }
      this.#become("waiting");
      if (signal.aborted) continue;
      const ms = advice === undefined ? backoff(attempt) : Math.max(advice, jitter(0));
      attempt++;
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, Math.min(ms, MAX_TIMEOUT));
        signal.addEventListener("abort", () => resolve(clearTimeout(timer)));
        this.#wake = advice === undefined ? resolve : () => {};
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
const jitter = (attempt) => 250 + Math.random() * Math.min(30_000, 500 * 2 ** attempt);
