/** A complete part of a stream. */
export class Part {
  #body;

  /**
   * @param {HeadersInit} headers
   * @param {Uint8Array<ArrayBuffer>} body
   */
  constructor(headers, body) {
    this.headers = new Headers(headers);
    /** The event's name; "message" by default, as in EventSource. */
    this.event = this.headers.get("Event") || "message";
    /** The cursor, or "". */
    this.id = this.headers.get("Event-ID") || "";
    /** False after a gap. */
    this.recovered = this.headers.get("Event-Recovered") !== "false";
    this.type = this.headers.get("Content-Type") || "text/plain";
    this.#body = body;
  }

  bytes() {
    return this.#body;
  }

  text() {
    const [, charset] = /;\s*charset="?([^\s;"]+)/i.exec(this.type) || [];
    return new TextDecoder(charset).decode(this.#body);
  }

  json() {
    return JSON.parse(this.text());
  }
}

/**
 * Parses a multipart body (RFC 2046 section 5.1.1) in chunks of any size. A part with a
 * Content-Length is complete with its last byte, another one with the next delimiter.
 */
export class MultipartParser {
  /** Whether the close delimiter has come. */
  ended = false;
  #delimiter;
  /** The unparsed bytes, one char each. The first delimiter may lack its line break. */
  #text = "\r\n";
  /** Where to search for the delimiter. */
  #from = 0;
  #inHead = false;
  /** @type {Headers | undefined} */
  #head;

  /** @param {string | null} type */
  constructor(type) {
    const [, quoted, token] =
      /^multipart\/.*?;\s*boundary=(?:"((?:\\.|[^"\\])+)"|([^\s;"]+))/i.exec(type || "") || [];
    if (!quoted && !token) throw new TypeError(`Not multipart with a boundary: ${type}`);
    const boundary = (token || quoted.replace(/\\(.)/g, "$1")).replace(/\W/g, "\\$&");
    this.#delimiter = new RegExp(`\r\n--${boundary}(?:(--)|[ \t]*(?=\r\n))`, "g");
  }

  /**
   * @param {Uint8Array} chunk
   * @returns {Part[]} completed by the chunk
   */
  push(chunk) {
    /** @type {Part[]} */
    const parts = [];
    // Not all at once: the arguments of a call have a limit.
    for (let i = 0; i < chunk.length; i += 8192) {
      this.#text += String.fromCharCode(...chunk.subarray(i, i + 8192));
    }
    while (!this.ended && this.#step(parts));
    return parts;
  }

  /**
   * Leaves the last line break, with which a delimiter may begin.
   *
   * @param {Part[]} parts
   * @returns {boolean} whether the text sufficed
   */
  #step(parts) {
    if (this.#head) {
      const length = /^\d+$/.exec(this.#head.get("Content-Length") || "");
      const end = length ? 2 + Number(length) : (this.#find()?.index ?? Infinity);
      if (this.#text.length < end) return false;
      parts.push(new Part(this.#head, bytes(this.#text.slice(2, end))));
      this.#head = undefined;
      return this.#skip(length ? end - 2 : end);
    }
    const delimiter = this.#find();
    if (this.#inHead && delimiter?.index !== 0) {
      const end = this.#text.indexOf("\r\n\r\n");
      if (end < 0) return false;
      const lines = this.#text.slice(0, end);
      this.#head = new Headers();
      for (const [, name, value] of lines.matchAll(/^([!#$%&'*+.^`|~\w-]+):([^\0\r\n]*)/gm)) {
        this.#head.append(name, value);
      }
      this.#inHead = false;
      return this.#skip(end + 2);
    }
    if (!delimiter) return false;
    this.ended = !!delimiter[1];
    this.#inHead = true;
    return this.#skip(delimiter.index + delimiter[0].length);
  }

  #find() {
    this.#delimiter.lastIndex = this.#from;
    const found = this.#delimiter.exec(this.#text);
    // A cut delimiter has one CR, and perhaps another as the last char.
    if (!found) this.#from = Math.max(0, this.#text.lastIndexOf("\r", this.#text.length - 2));
    return found;
  }

  /** @param {number} count */
  #skip(count) {
    this.#text = this.#text.slice(count);
    this.#from = 0;
    return true;
  }
}

/** @param {string} chars */
function bytes(chars) {
  const bytes = new Uint8Array(chars.length);
  for (let i = 0; i < chars.length; i++) bytes[i] = chars.charCodeAt(i);
  return bytes;
}
