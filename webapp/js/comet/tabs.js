import { CometError } from "./error.js";
import { Part } from "./multipart.js";

/**
 * Yields the parts after a cursor, from a connection or another tab. Returns when the stream ends,
 * throws when it breaks or the signal is aborted.
 *
 * @typedef {(cursor: string, signal: AbortSignal,
 *   become: (state: "connecting" | "open" | "waiting") => void
 * ) => AsyncGenerator<import("./multipart.js").Part, void, void>} Connect
 */

/**
 * Shares a stream with the tabs that have the same URL, headers and credentials. Rejects if the browser
 * refuses locks or channels.
 *
 * @param {string} url
 * @param {RequestInit} options
 * @param {import("./connection.js").Connections} connections
 * @param {(probe?: boolean) => void} wake
 */
export async function share(url, { credentials, headers }, connections, wake) {
  const key = JSON.stringify([url, credentials, [...new Headers(headers)]]);
  // Hashed: every script of the origin can list the names of locks, and a header may be a token.
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key));
  const name = `comet ${btoa(String.fromCharCode(...new Uint8Array(hash)))}`;
  new BroadcastChannel(name).close();
  await navigator.locks.request(`${name} ${Math.random()}`, () => {});
  return new Tabs(name, connections, wake);
}

/** ms that a follower waits for its turn, and a leader that ends for its followers. */
const PATIENCE = 2000;

/**
 * A stream shared by the tabs of one browser. The leader holds a lock and the connection, and posts
 * each part with the cursor before it. A follower begins with a connection of its own until it
 * reaches the leader's cursor, and does so again when a part follows a cursor it has not seen. So
 * every tab gets every part once, even when the leader changes.
 *
 * When the leader closes, the next tab in the lock's queue leads. A frozen leader keeps the lock but
 * does not answer: its lock is stolen.
 *
 * A post with `hello` asks for the leader, one with `heard` says that its tab has the end; all others
 * are the leader's: its cursor and state, and if there is one, a part, the end or an error.
 */
export class Tabs {
  #name;
  /** ms that the leader may be silent. */
  #patience;
  #connections;
  #wake;
  #leading = false;
  /** Whether it leads, and its connection has not brought a part yet. */
  #fresh = false;
  /** Without a lock, each tab has its own connection. */
  #alone = false;
  /** @type {BroadcastChannel | undefined} */
  #channel;
  /** Ends the wait for the lock. */
  #queue = new AbortController();
  #release = () => {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** Ends the wait for this tab's turn. */
  #skip = () => {};
  /** This tab's own connection. @type {AbortController | undefined} */
  #own;
  /** The leader's unprocessed posts. @type {any[]} */
  #inbox = [];
  /** The leader's cursor, if known. @type {string | undefined} */
  #head;
  /** The state of this tab's connection. @type {"connecting" | "open" | "waiting"} */
  #state = "connecting";
  #cursor = "";
  /** The latest cursors; "" before the first part. */
  #seen = new Set([""]);
  #change = () => {};
  /** Counts a follower that has the end. */
  #heard = () => {};

  /**
   * @param {string} name
   * @param {import("./connection.js").Connections} connections
   * @param {(probe?: boolean) => void} wake called when another tab opens the stream, or wakes up
   */
  constructor(name, connections, wake) {
    this.#name = name;
    this.#patience = connections.silence;
    this.#connections = connections;
    this.#wake = wake;
  }

  /** Has the leader doubt its connection. */
  probe() {
    this.#hello(true);
  }

  /** @type {Connect} */
  async *connect(_, signal, become) {
    this.#join();
    signal.addEventListener("abort", () => this.#leave());
    /** @param {"connecting" | "open" | "waiting"} state */
    const report = (state) => {
      become(state);
      if (state === this.#state) return;
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
        const done = await this.#turn(own.signal);
        try {
          if (!this.#behind()) continue;
          let advised = false;
          for await (const part of this.#connections.connect(this.#cursor, own.signal, report)) {
            this.#fresh = false;
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
          done();
        }
      }
    }
  }

  /**
   * Waits while another follower catches up: many new tabs open few connections. A frozen tab keeps
   * its turn, so the wait has an end.
   *
   * @param {AbortSignal} signal
   * @returns {Promise<() => void>} ends the turn
   */
  async #turn(signal) {
    if (this.#leading || this.#alone) return () => {};
    const wait = new AbortController();
    const skip = (this.#skip = () => wait.abort());
    const timer = setTimeout(skip, PATIENCE);
    signal.addEventListener("abort", skip);
    return new Promise((resolve) => {
      const turn = () => {
        clearTimeout(timer);
        // A tab that leads ends its turn.
        return new Promise((done) => resolve((this.#skip = () => done(undefined))));
      };
      const { signal } = wait;
      navigator.locks.request(`${this.#name} turn`, { signal }, turn).catch(() => resolve(() => {}));
    });
  }

  /** Whether this tab needs its own connection. */
  #behind() {
    return this.#leading || this.#alone || !(this.#head === undefined || this.#seen.has(this.#head));
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
    if (post.heard) return this.#heard();
    if ((post.over || post.error) && !this.#alone) this.#channel?.postMessage({ heard: true });
    if (post.hello) {
      this.#wake(post.probe);
      return this.#tell({});
    }
    this.#watch(this.#patience, () => this.#hello());
    this.#head = post.id || post.prev;
    if (this.#leading ? !this.#isNext(post) : this.#own && this.#behind()) return;
    this.#own?.abort();
    this.#inbox.push(post);
    this.#change();
  }

  /**
   * Whether a fresh leader lacks this post: its lock may overtake the last posts of the leader before,
   * whose parts the server may no longer have.
   *
   * @param {any} post
   */
  #isNext({ prev, id, over, error }) {
    const last = this.#inbox.at(-1) || { prev: this.#cursor };
    const isNews = over || error || (id && !this.#seen.has(id));
    return this.#fresh && prev === (last.id || last.prev) && isNews;
  }

  /** Posts as leader. @param {object} news */
  #tell(news) {
    if (this.#leading) this.#channel?.postMessage({ prev: this.#cursor, state: this.#state, ...news });
  }

  /**
   * Posts the end, and keeps the lock until the followers have it: else one asks the server once more.
   * A frozen tab does not answer, so the wait has an end.
   *
   * @param {object} news
   */
  async #finish(news) {
    const { pending = [] } = await navigator.locks.query().catch(() => ({ pending: [] }));
    if (!this.#leading) return;
    let followers = pending.filter(({ name }) => name === this.#name).length;
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, PATIENCE);
      this.#queue.signal.addEventListener("abort", resolve);
      this.#heard = () => --followers > 0 || resolve(clearTimeout(timer));
      this.#tell(news);
      if (!followers) this.#heard();
    });
  }

  /** Asks the leader for a post within a tenth of the patience. @param {boolean} [probe] */
  #hello(probe) {
    if (this.#leading || this.#alone) return;
    this.#channel?.postMessage({ hello: true, probe });
    this.#watch(this.#patience / 10, () => {
      this.#queue.abort();
      this.#stand({ steal: true });
    });
  }

  #join() {
    if (this.#channel) return;
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = ({ data }) => this.#hear(data);
    this.#stand({});
    this.#hello();
  }

  #leave() {
    this.#channel?.close();
    this.#channel = undefined;
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
        if (queue.signal.aborted) return;
        this.#lead(true);
        return new Promise((resolve) => (this.#release = () => resolve(undefined)));
      });
    } catch (e) {
      // Aborted or stolen; else there are no locks any more.
      this.#alone = /** @type {Error} */ (e).name !== "AbortError";
    }
    if (this.#queue !== queue || queue.signal.aborted) return;
    queue.abort();
    this.#lead(false);
    if (this.#alone) return;
    this.#stand({});
    this.#hello();
  }

  /** @param {boolean} leading */
  #lead(leading) {
    this.#leading = this.#fresh = leading;
    this.#head = undefined;
    clearTimeout(this.#timer);
    if (!leading) this.#own?.abort();
    this.#skip();
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
