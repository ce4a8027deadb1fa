import { Part } from "./multipart.js";

/** ms of polls before the stream is tried again, doubled each time. */
const LEAST = 15_000;
const MOST = 300_000;
/** ms of rest after several quick answers in a row: no server may make a client spin. */
const REST = 250;
const QUICK = 5;

/** Long polls in place of a stream that brings nothing: something may keep bodies until their end. */
export class Polls {
  #longest;
  #length = 0;
  #until = 0;

  /** @param {number} silence ms that an answer may take */
  constructor(silence) {
    this.#longest = Math.max(1, Math.min(25, Math.floor(silence / 1000) - 8));
  }

  begin() {
    const now = Date.now();
    // A stream that has worked for long since then is not kept back, but has broken.
    const isNew = now > this.#until + MOST;
    this.#length = isNew ? LEAST : Math.min(2 * this.#length, MOST);
    this.#until = now + this.#length;
  }

  get isDue() {
    return Date.now() < this.#until;
  }

  /**
   * Yields the answers' parts, and after each answer a heartbeat with its cursor. Returns when the
   * server ends the stream or advises to come back later.
   *
   * @param {(wait: number) => Promise<Response>} get asks for what follows the last part
   * @param {() => void} heard
   * @param {() => void} leave called when the stream is due again
   */
  async *parts(get, heard, leave) {
    let works = false;
    try {
      for (let isOver = false, quick = 0; !isOver; ) {
        const asked = Date.now();
        // The first answer comes at once, and shows that polls work.
        const response = await get(works ? this.#longest : 0);
        if (response.status === 204) return;
        const { parts, cursor } = await response.json();
        heard();
        works = true;
        for (const item of parts) {
          isOver ||= item.event === "reconnect";
          yield partOf(item);
        }
        yield new Part({ Event: "ping", "Event-ID": cursor }, new Uint8Array());
        if (!isOver && !this.isDue) leave();
        quick = Date.now() - asked < REST ? quick + 1 : 0;
        if (quick > QUICK) await new Promise((resolve) => setTimeout(resolve, REST));
      }
    } finally {
      if (!works) this.#until = 0;
    }
  }
}

/**
 * Makes a part of an answer's item, which does not tell its type: a string is text, any other value
 * JSON. So JSON that is no more than a string becomes text.
 *
 * @param {{ event?: string, id?: string, recovered?: boolean, data: any, encoding?: string }} item
 */
function partOf({ event = "", id = "", recovered = true, data, encoding }) {
  const isText = typeof data === "string";
  const type = encoding ? "application/octet-stream" : isText ? "text/plain" : "application/json";
  const body = encoding
    ? Uint8Array.from(atob(data), (char) => char.charCodeAt(0))
    : new TextEncoder().encode(isText ? data : JSON.stringify(data));
  const headers = { Event: event, "Event-ID": id, "Content-Type": type };
  return new Part({ ...headers, "Event-Recovered": String(recovered) }, body);
}
