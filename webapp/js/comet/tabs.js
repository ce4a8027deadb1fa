import { CometError } from "../comet.js";
import { Part } from "./multipart.js";

/**
 * The parts after a cursor, over one connection or over another tab's. Returns where the stream is
 * at its end, throws where it breaks or the signal is aborted.
 *
 * @typedef {(cursor: string, signal: AbortSignal,
 *   become: (state: "connecting" | "open" | "waiting") => void
 * ) => AsyncGenerator<Part, void, void>} Connect
 */

/**
 * The tabs of one browser that share a connection. One leads: it holds a lock, has the connection,
 * and posts each part with the cursor that it follows. The others begin with a connection of their
 * own, for as long as it takes to come to the leader's cursor; and do so again when a part follows
 * on one that they have not seen. So nobody misses a part, and nobody gets one twice, whoever leads.
 *
 * When the leading tab closes, the next in the lock's queue leads. A frozen one keeps its lock but
 * answers no more: it is stolen.
 */
export class Tabs {
  #name;
  #patience;
  #connect;
  #wake;
  #leading = false;
  /** @type {BroadcastChannel | undefined} */
  #channel;
  /** Ends the wait for the lock. */
  #queue = new AbortController();
  #release = () => {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** This tab's own connection. @type {AbortController | undefined} */
  #own;
  /** The leader's posts that are not worked off yet. @type {any[]} */
  #inbox = [];
  /** The leader's cursor, if it is known. @type {string | undefined} */
  #head;
  /** What this tab's connection does. @type {"connecting" | "open" | "waiting"} */
  #state = "connecting";
  #cursor = "";
  /** The latest cursors; "" is that of nobody who has had a part. */
  #seen = new Set([""]);
  #change = () => {};

  /**
   * @param {string} name
   * @param {number} patience how long nothing may be heard of the leader, in ms
   * @param {Connect} connect
   * @param {() => void} wake is called when another tab looks for the stream
   */
  constructor(name, patience, connect, wake) {
    this.#name = name;
    this.#patience = patience;
    this.#connect = connect;
    this.#wake = wake;
  }

  /** @type {Connect} */
  async *connect(_, signal, become) {
    this.#join();
    signal.addEventListener("abort", () => this.#leave());
    /** @param {"connecting" | "open" | "waiting"} state */
    const report = (state) => {
      become(state);
      this.#state = state;
      this.#tell({});
    };
    for (;;) {
      signal.throwIfAborted();
      const post = this.#inbox.shift();
      if (post) {
        const { prev, id, part, state, over, error } = post;
        if (!this.#seen.has(prev)) continue;
        become(state);
        if (error) throw new CometError(error.message, error.status, error.problem);
        if (over) return;
        if (id && this.#seen.has(id)) continue;
        this.#pass(id);
        if (part) yield new Part(part[0], part[1]);
      } else if (!this.#behind()) {
        await new Promise((resolve) => (this.#change = () => resolve(undefined)));
      } else {
        const own = (this.#own = new AbortController());
        try {
          let advised = false;
          for await (const part of this.#connect(this.#cursor, own.signal, report)) {
            const prev = this.#cursor;
            const { event, id } = part;
            this.#pass(id);
            advised ||= event === "reconnect";
            const silent = advised || event === "ping";
            this.#tell({ prev, id, part: silent ? undefined : [[...part.headers], part.bytes()] });
            yield part;
            if (!this.#behind()) own.abort();
          }
          if (advised) report("waiting");
          else await this.#finish({ over: true });
          return;
        } catch (e) {
          if (own.signal.aborted) continue;
          if (e instanceof CometError && e.final) {
            const { message, status, problem } = e;
            await this.#finish({ error: { message, status, problem } });
          } else report("waiting");
          throw e;
        } finally {
          this.#own = undefined;
        }
      }
    }
  }

  /** Whether a connection of its own is needed. */
  #behind() {
    return this.#leading || !(this.#head === undefined || this.#seen.has(this.#head));
  }

  /** @param {string} id */
  #pass(id) {
    if (!id) return;
    if (!this.#cursor) this.#seen.clear();
    this.#cursor = id;
    this.#seen.add(id);
    if (this.#seen.size > 1000) this.#seen.delete([...this.#seen][0]);
  }

  /** @param {any} post */
  #hear(post) {
    if (post.echo) return;
    if (post.hello) {
      this.#wake();
      return this.#tell({});
    }
    this.#watch(this.#patience, this.#hello);
    if (this.#leading) return;
    this.#head = post.id || post.prev;
    if (this.#own && this.#behind()) return;
    this.#own?.abort();
    this.#inbox.push(post);
    this.#change();
  }

  /** Posts, if this tab leads. @param {object} news */
  #tell(news) {
    if (this.#leading) this.#channel?.postMessage({ prev: this.#cursor, state: this.#state, ...news });
  }

  /** Posts the last word, ahead of the lock. @param {object} news */
  async #finish(news) {
    this.#tell(news);
    if (this.#leading) await this.#settle(this.#queue.signal);
  }

  /**
   * Waits until all that was posted before has been heard; a lock may overtake it.
   *
   * @param {AbortSignal} signal
   */
  async #settle(signal) {
    const echo = new BroadcastChannel(this.#name);
    const word = Math.random();
    await new Promise((resolve) => {
      signal.addEventListener("abort", resolve);
      this.#channel?.addEventListener("message", ({ data }) => data.echo === word && resolve(data));
      echo.postMessage({ echo: word });
    });
    echo.close();
  }

  /** Asks for a word of the leader, which has a tenth of the patience for it. */
  #hello = () => {
    if (this.#leading) return;
    this.#channel?.postMessage({ hello: true });
    this.#watch(this.#patience / 10, () => {
      this.#queue.abort();
      this.#stand({ steal: true });
    });
  };

  #join() {
    if (this.#channel) return;
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = ({ data }) => this.#hear(data);
    globalThis.document?.addEventListener("visibilitychange", this.#hello);
    this.#stand({});
    this.#hello();
  }

  #leave() {
    this.#channel?.close();
    this.#channel = undefined;
    globalThis.document?.removeEventListener("visibilitychange", this.#hello);
    this.#queue.abort();
    this.#lead(false);
    this.#release();
  }

  /** @param {LockOptions} options */
  async #stand(options) {
    const queue = (this.#queue = new AbortController());
    if (!options.steal) options.signal = queue.signal;
    try {
      await navigator.locks.request(this.#name, options, async () => {
        await this.#settle(queue.signal);
        if (queue.signal.aborted) return;
        this.#lead(true);
        return new Promise((resolve) => (this.#release = () => resolve(undefined)));
      });
    } catch {
      // Out of the queue, or stolen.
    }
    if (this.#queue !== queue || queue.signal.aborted) return;
    queue.abort();
    this.#lead(false);
    this.#stand({});
    this.#hello();
  }

  /** @param {boolean} leading */
  #lead(leading) {
    this.#leading = leading;
    this.#head = undefined;
    clearTimeout(this.#timer);
    if (!leading) this.#own?.abort();
    this.#tell({});
    this.#change();
  }

  /**
   * @param {number} ms
   * @param {() => void} then
   */
  #watch(ms, then) {
    clearTimeout(this.#timer);
    if (this.#channel && !this.#leading) this.#timer = setTimeout(then, ms);
  }
}
