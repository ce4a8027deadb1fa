/** One part of a stream: headers and a body that is all there. */
export class Part {
  /** @type {Headers} */
  headers;
  /** The event's name; "message" if it has none, as with EventSource. @type {string} */
  event;
  /** The part's cursor (Event-ID), or "". @type {string} */
  id;
  /** The content type, with its parameters. @type {string} */
  type;
  /** @type {Uint8Array<ArrayBuffer>} */
  #body;

  /**
   * @param {HeadersInit} headers
   * @param {Uint8Array<ArrayBuffer>} body
   */
  constructor(headers, body) {
    this.headers = new Headers(headers);
    this.event = this.headers.get("Event") || "message";
    this.id = this.headers.get("Event-ID") || "";
    this.type = this.headers.get("Content-Type") || "text/plain"; // RFC 2046 section 5.1
    this.#body = body;
  }

  bytes() {
    return this.#body;
  }

  /** The body in the charset that its type names, else in UTF-8. */
  text() {
    const [, charset] = /;\s*charset="?([^\s;"]+)/i.exec(this.type) || [];
    return new TextDecoder(charset).decode(this.#body);
  }

  /** @returns {any} */
  json() {
    return JSON.parse(this.text());
  }
}

/**
 * Parses a multipart body (RFC 2046 section 5.1.1) from chunks that are cut anywhere. A part with a
 * Content-Length is there with its last byte, whatever it holds; one without, with its delimiter.
 */
export class MultipartParser {
  /** Whether the close delimiter was seen. Without it a stream broke off. */
  ended = false;
  #delimiter;
  /** What is not parsed yet: the bytes of #buffer from #start to #end. */
  #buffer = new Uint8Array(1024);
  #start = 0;
  #end = 0;
  /** No delimiter begins in the first so many of these bytes. */
  #searched = 0;
  /** The headers of the part whose body is awaited. @type {Headers | undefined} */
  #headers;
  #afterDelimiter = false;

  /** @param {string | null} contentType of the whole */
  constructor(contentType) {
    const [, quoted, token] =
      /^multipart\/.*?;\s*boundary=(?:"((?:\\.|[^"\\])+)"|([^\s;"]+))/i.exec(contentType || "") || [];
    const boundary = quoted ? quoted.replace(/\\(.)/g, "$1") : token;
    if (!boundary) throw new TypeError(`Not multipart with a boundary: ${contentType}`);
    this.#delimiter = new TextEncoder().encode("\r\n--" + boundary);
    // The first delimiter may lack its line break: here it is.
    this.#append(CRLF);
  }

  /**
   * @param {Uint8Array} chunk
   * @returns {Part[]} the parts that it completes
   */
  push(chunk) {
    /** @type {Part[]} */
    const parts = [];
    this.#append(chunk);
    while (!this.ended && this.#step(parts));
    return parts;
  }

  /**
   * Each step leaves the line break that ends its line, as the next one begins with it: a delimiter
   * may follow at once.
   *
   * @param {Part[]} parts
   * @returns {boolean} whether there were bytes enough for it
   */
  #step(parts) {
    const bytes = this.#buffer.subarray(this.#start, this.#end);
    const headers = this.#headers;
    if (headers) {
      const length = /^\d+$/.exec(headers.get("Content-Length") || "");
      const end = length ? 2 + Number(length) : (this.#findDelimiter(bytes)?.at ?? Infinity);
      if (bytes.length < end) return false;
      parts.push(new Part(headers, bytes.slice(2, end)));
      this.#headers = undefined;
      this.#consume(length ? end - 2 : end);
      return true;
    }
    const delimiter = this.#findDelimiter(bytes);
    if (this.#afterDelimiter && delimiter?.at !== 0) {
      const end = indexOf(bytes, BLANK_LINE, 0);
      if (end < 0) return false;
      this.#headers = parseHeaders(bytes.subarray(0, end));
      this.#afterDelimiter = false;
      this.#consume(end + 2);
      return true;
    }
    if (!delimiter) return false;
    this.ended = delimiter.closes;
    this.#afterDelimiter = true;
    this.#consume(delimiter.end);
    return true;
  }

  /**
   * The first delimiter whose whole line is there.
   *
   * @param {Uint8Array} bytes
   */
  #findDelimiter(bytes) {
    let at = this.#searched;
    for (; (at = indexOf(bytes, this.#delimiter, at)) >= 0; at++) {
      let end = at + this.#delimiter.length;
      const closes = bytes[end] === DASH && bytes[end + 1] === DASH;
      while (bytes[end] === SPACE || bytes[end] === TAB) end++;
      if (closes || (bytes[end] === CR && bytes[end + 1] === LF)) return { at, end, closes };
      if (bytes.length < end + 2) break;
    }
    this.#searched = at < 0 ? Math.max(0, bytes.length - this.#delimiter.length + 1) : at;
    return undefined;
  }

  /** @param {number} count */
  #consume(count) {
    this.#start += count;
    this.#searched = 0;
  }

  /**
   * Room is doubled when it runs out, so a long body is copied twice, not once per chunk.
   *
   * @param {ArrayLike<number>} chunk
   */
  #append(chunk) {
    if (this.#end + chunk.length > this.#buffer.length) {
      const rest = this.#buffer.subarray(this.#start, this.#end);
      this.#buffer = new Uint8Array(2 * (rest.length + chunk.length));
      this.#buffer.set(rest);
      this.#start = 0;
      this.#end = rest.length;
    }
    this.#buffer.set(chunk, this.#end);
    this.#end += chunk.length;
  }
}

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const DASH = 45;
const CRLF = [CR, LF];
const BLANK_LINE = [CR, LF, CR, LF];

/**
 * @param {Uint8Array} bytes
 * @param {ArrayLike<number>} wanted
 * @param {number} from
 */
function indexOf(bytes, wanted, from) {
  for (let at = from; (at = bytes.indexOf(wanted[0], at)) >= 0; at++) {
    let i = 1;
    while (i < wanted.length && bytes[at + i] === wanted[i]) i++;
    if (i === wanted.length) return at;
  }
  return -1;
}

/**
 * Lines that are no headers are passed over.
 *
 * @param {Uint8Array} block
 */
function parseHeaders(block) {
  const headers = new Headers();
  // Headers takes Latin-1, which TextDecoder does not know: its "latin1" is windows-1252.
  const text = String.fromCharCode(...block);
  for (const [, name, value] of text.matchAll(/^([!#$%&'*+.^`|~\w-]+):([^\0\r\n]*)/gm)) {
    headers.append(name, value);
  }
  return headers;
}
