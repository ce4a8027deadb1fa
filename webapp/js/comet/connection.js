import { CometError, errorOf } from "./error.js";
import { MultipartParser } from "./multipart.js";

/** ms to the first byte, which a server sends at once; fewer while polls work. */
const FIRST = 10_000;
const FIRST_AFTER_POLLS = 3000;
/** ms without a byte that make a connection doubtful. */
const QUIET = 3000;

// Why a connection is given up.
const SILENT = new TypeError("The server is silent");
const DOUBTFUL = new TypeError("The connection may be dead");
const POLLED = new TypeError("The stream may work again");

/** The connections to a stream, one after another. After a silence, polls take over for a while. */
export class Connections {
  #url;
  #init;
  /** ms without a byte that end a connection. */
  silence;
  /** @type {import("./poll.js").Polls | undefined} */
  #polls;
  #leaving = new AbortController();
  /** When the last byte came; also a sleep of the device counts. */
  #heard = 0;
  #opened = false;

  /**
   * @param {string} url
   * @param {RequestInit} init
   * @param {number} [silence]
   */
  constructor(url, init, silence = 30_000) {
    this.#url = url;
    this.#init = init;
    this.silence = Math.min(silence, 2 ** 31 - 1);
  }

  /** Connects again at once, if the connection may be dead. @param {boolean} [isSure] */
  probe(isSure) {
    if (isSure || Date.now() - this.#heard > QUIET) this.#leaving.abort(DOUBTFUL);
  }

  /** @type {import("./tabs.js").Connect} */
  async *connect(cursor, signal, become) {
    let first = FIRST;
    become("connecting");
    for (;;) {
      signal.throwIfAborted();
      const leaving = (this.#leaving = new AbortController());
      signal.addEventListener("abort", () => leaving.abort(), { signal: leaving.signal });
      this.#heard = Date.now();
      let came = false;
      /** @type {ReturnType<typeof setTimeout> | undefined} */
      let timer;
      const heard = () => {
        clearTimeout(timer);
        this.#heard = Date.now();
        this.#opened = came = true;
        become("open");
      };
      const expect = () => {
        const ms = came ? this.silence : Math.min(this.silence, first);
        timer = setTimeout(() => leaving.abort(SILENT), ms);
      };
      /** @param {number} [wait] */
      const get = (wait) => {
        expect();
        return this.#get(cursor, leaving.signal, wait);
      };
      const polls = this.#polls?.isDue ? this.#polls : undefined;
      try {
        for await (const part of polls
          ? polls.parts(get, heard, () => leaving.abort(POLLED))
          : stream(get, heard, expect, leaving.signal)) {
          cursor = part.id || cursor;
          yield part;
        }
        return;
      } catch (e) {
        const why = leaving.signal.reason;
        const goesOn = [DOUBTFUL, polls ? POLLED : SILENT].includes(why);
        if (signal.aborted || !goesOn) {
          // Final is the server's own word, or what was wrong from the first answer on.
          if (e instanceof CometError && !e.problem && (this.#opened || cursor)) e.final = false;
          throw e;
        }
        if (why !== POLLED && (came || first === FIRST)) become("connecting");
        first = why === POLLED ? FIRST_AFTER_POLLS : FIRST;
        if (why === SILENT) {
          this.#polls ||= new (await import("./poll.js")).Polls(this.silence);
          this.#polls.begin();
        }
      } finally {
        clearTimeout(timer);
        leaving.abort();
      }
    }
  }

  /**
   * @param {string} cursor
   * @param {AbortSignal} signal
   * @param {number} [wait] s, of a poll
   */
  async #get(cursor, signal, wait) {
    const headers = new Headers(this.#init.headers);
    headers.set("Accept", "multipart/mixed");
    if (cursor) headers.set("Last-Event-ID", cursor);
    let url = this.#url;
    if (wait !== undefined) url += `${url.includes("?") ? "&" : "?"}as=poll&wait=${wait}`;
    const response = await fetch(url, { cache: "no-store", ...this.#init, headers, signal });
    if (!response.ok) throw await errorOf(response);
    return response;
  }
}

/**
 * @param {() => Promise<Response>} get
 * @param {() => void} heard
 * @param {() => void} expect
 * @param {AbortSignal} signal
 */
async function* stream(get, heard, expect, signal) {
  const { status, headers, body } = await get();
  if (status === 204) return;
  let parser;
  try {
    parser = new MultipartParser(headers.get("Content-Type"));
  } catch (e) {
    throw new CometError(/** @type {Error} */ (e).message, status);
  }
  const reader = /** @type {ReadableStream<Uint8Array>} */ (body).getReader();
  // Deno does not always end a body with its request.
  signal.addEventListener("abort", () => reader.cancel().catch(() => {}));
  for (; !parser.ended; expect()) {
    const { done, value } = await reader.read();
    if (done) throw new TypeError("The stream broke off");
    heard();
    yield* parser.push(value);
  }
}
