/*
 * XMLHttpRequest.multipart of Firefox up to version 21, for today's browsers:
 *
 *   const req = new MultipartXMLHttpRequest();
 *   req.multipart = true;
 *   req.onload = (evt) => show(evt.target.responseText); // once per part
 *   req.open("GET", url, true);
 *   req.send(null);
 *
 * This is a classic script: the inline scripts of a page of that time run before any module. Such
 * a page runs unchanged below
 *
 *   <script src="js/multipart-xhr.classic.js" data-install></script>
 *
 * Modules import multipart-xhr.js instead. Without XMLHttpRequest, as in Node.js, it does nothing.
 */
if (globalThis.XMLHttpRequest) {
  const Native = XMLHttpRequest;

  /**
   * With multipart set before open(), sends the request by fetch, and each part is a response: the
   * request goes to DONE and, as in Firefox, back to OPENED. Any other request is native.
   */
  class MultipartXMLHttpRequest extends Native {
    multipart = false;
    /** @type {Stream | undefined} */
    #stream;

    /** Replaces XMLHttpRequest by this class. */
    static install() {
      globalThis.XMLHttpRequest = MultipartXMLHttpRequest;
    }

    /**
     * Counts requests made before install(), or by a library that kept the native class, as instances.
     *
     * @param {unknown} object
     */
    static [Symbol.hasInstance](object) {
      const type = this === MultipartXMLHttpRequest ? Native : this;
      return Function.prototype[Symbol.hasInstance].call(type, object);
    }

    /**
     * @param {string} method
     * @param {string | URL} url
     * @param {boolean} async
     * @param {string | null} [user]
     * @param {string | null} [password]
     */
    open(method, url, async = true, user, password) {
      this.#stream?.leaving.abort();
      this.#stream = undefined;
      if (!this.multipart) return super.open(method, url, async, user, password);
      if (!async) throw new DOMException("A stream can't be synchronous", "InvalidAccessError");
      // Natively too, for the check of the arguments and for readystatechange.
      super.open(method, url, true);
      this.#stream = new Stream(method, new URL(url, globalThis.document?.baseURI ?? location.href));
      if (user != null) {
        this.#stream.headers.set("Authorization", `Basic ${btoa(`${user}:${password ?? ""}`)}`);
      }
    }

    /**
     * @param {string} name
     * @param {string} value
     */
    setRequestHeader(name, value) {
      super.setRequestHeader(name, value);
      this.#stream?.headers.append(name, value);
    }

    /** @param {string} type */
    overrideMimeType(type) {
      super.overrideMimeType(type);
      if (this.#stream) this.#stream.type = type;
    }

    /** @param {Document | XMLHttpRequestBodyInit | null} [body] */
    send(body) {
      const stream = this.#stream;
      if (!stream) return super.send(body);
      if (stream.sent) throw new DOMException("Already sent", "InvalidStateError");
      stream.sent = true;
      this.#fire("loadstart");
      if (globalThis.Document && body instanceof Document) {
        body = new XMLSerializer().serializeToString(body); // workers have neither
      }
      this.#run(stream, /** @type {XMLHttpRequestBodyInit} */ (body));
    }

    abort() {
      const stream = this.#stream;
      if (!stream) return super.abort();
      const answered = stream.readyState === Native.DONE || stream.leaving.signal.aborted;
      stream.leaving.abort();
      if (stream.sent && !answered) this.#fail(stream, "abort");
      stream.readyState = Native.UNSENT;
    }

    /**
     * @param {Stream} stream
     * @param {XMLHttpRequestBodyInit | null} [body]
     */
    async #run(stream, body) {
      const { signal } = stream.leaving;
      try {
        const { MultipartParser, Part } = await import("./comet/multipart.js");
        const { method, headers } = stream;
        if (!headers.has("Accept")) headers.set("Accept", "multipart/mixed");
        const credentials = this.withCredentials ? "include" : "same-origin";
        if (/^(get|head)$/i.test(method)) body = null;
        const response = await fetch(stream.url, { method, headers, body, credentials, signal });
        stream.response = response;
        const type = response.headers.get("Content-Type");
        if (!/^multipart\//i.test(type ?? "") || !response.body) {
          this.#answer(stream, new Part(response.headers, new Uint8Array(await response.arrayBuffer())));
        } else {
          const parser = new MultipartParser(type);
          const reader = response.body.getReader();
          while (!parser.ended) {
            const { done, value } = await reader.read();
            if (done) throw new TypeError("The stream broke off");
            for (const part of parser.push(value)) {
              // Meant for client libraries, not for the page.
              if (part.event === "ping" || part.event === "reconnect") continue;
              this.#answer(stream, part);
              if (signal.aborted) return;
              this.#become(stream, Native.OPENED);
            }
          }
        }
        if (!signal.aborted) this.#fire("loadend");
      } catch {
        if (!signal.aborted) this.#fail(stream, "error");
      } finally {
        stream.leaving.abort();
      }
    }

    /**
     * @param {Stream} stream
     * @param {import("./comet/multipart.js").Part} part
     */
    #answer(stream, part) {
      const { signal } = stream.leaving;
      stream.take(part, this.responseType);
      for (const readyState of [Native.HEADERS_RECEIVED, Native.LOADING, Native.DONE]) {
        // Each handler may abort, or open again.
        if (!signal.aborted) this.#become(stream, readyState);
      }
      if (!signal.aborted) this.#fire("load", part.bytes().length);
    }

    /**
     * @param {Stream} stream
     * @param {string} type
     */
    #fail(stream, type) {
      stream.response = stream.part = undefined;
      stream.value = null;
      this.#become(stream, Native.DONE);
      this.#fire(type);
      this.#fire("loadend");
    }

    /**
     * @param {Stream} stream
     * @param {number} readyState
     */
    #become(stream, readyState) {
      stream.readyState = readyState;
      this.dispatchEvent(new Event("readystatechange"));
    }

    /**
     * @param {string} type
     * @param {number} [loaded]
     */
    #fire(type, loaded = 0) {
      const lengthComputable = loaded > 0;
      this.dispatchEvent(new ProgressEvent(type, { loaded, total: loaded, lengthComputable }));
    }

    get readyState() {
      return this.#stream ? this.#stream.readyState : super.readyState;
    }

    get status() {
      return this.#stream ? (this.#stream.response?.status ?? 0) : super.status;
    }

    get statusText() {
      return this.#stream ? (this.#stream.response?.statusText ?? "") : super.statusText;
    }

    get responseURL() {
      return this.#stream ? (this.#stream.response?.url ?? "") : super.responseURL;
    }

    get response() {
      return this.#stream ? this.#stream.value : super.response;
    }

    get responseText() {
      const native = super.responseText; // throws where responseType is no text
      return this.#stream ? (this.#stream.part?.text() ?? "") : native;
    }

    get responseXML() {
      const native = super.responseXML; // throws where responseType is no document
      return this.#stream ? this.#stream.document() : native;
    }

    /**
     * Returns the part's header, or else the stream's.
     *
     * @param {string} name
     */
    getResponseHeader(name) {
      const stream = this.#stream;
      if (!stream) return super.getResponseHeader(name);
      return stream.part?.headers.get(name) ?? stream.response?.headers.get(name) ?? null;
    }

    getAllResponseHeaders() {
      const stream = this.#stream;
      if (!stream) return super.getAllResponseHeaders();
      const all = new Headers(stream.response?.headers);
      stream.part?.headers.forEach((value, name) => all.set(name, value));
      return [...all].map(([name, value]) => `${name}: ${value}\r\n`).join("");
    }
  }

  /** The state of a request in multipart mode. */
  class Stream {
    headers = new Headers();
    leaving = new AbortController();
    /** @type {number} */
    readyState = Native.OPENED;
    sent = false;
    /** The type set by overrideMimeType(). */
    type = "";
    /** @type {Response | undefined} */
    response;
    /** The part that is the current response. @type {import("./comet/multipart.js").Part | undefined} */
    part;
    /** The part in the form of responseType. @type {any} */
    value = "";

    /**
     * @param {string} method
     * @param {URL} url
     */
    constructor(method, url) {
      this.method = method;
      this.url = url;
    }

    /**
     * @param {import("./comet/multipart.js").Part} part
     * @param {XMLHttpRequestResponseType} responseType
     */
    take(part, responseType) {
      if (this.type) part.type = this.type;
      this.part = part;
      switch (responseType) {
        case "arraybuffer":
          this.value = part.bytes().buffer;
          break;
        case "blob":
          this.value = new Blob([part.bytes()], { type: part.type });
          break;
        case "document":
          this.value = this.document(true);
          break;
        case "json":
          try {
            this.value = part.json();
          } catch {
            this.value = null; // as natively
          }
          break;
        default:
          this.value = part.text();
      }
    }

    /** @param {boolean} [html] whether to parse HTML: as natively, if responseType is "document" */
    document(html) {
      const [type] = this.part?.type.split(";") ?? [""];
      const markup = /^text\/html$/i.test(type) ? html && "text/html" : /[/+]xml$/i.test(type) && "text/xml";
      if (!this.part || !markup) return null;
      const document = new DOMParser().parseFromString(this.part.text(), markup);
      return document.querySelector("parsererror") ? null : document;
    }
  }

  Object.assign(globalThis, { MultipartXMLHttpRequest });
  if (globalThis.document?.currentScript?.dataset.install !== undefined) MultipartXMLHttpRequest.install();
}
