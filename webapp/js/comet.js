import { MultipartParser, Part } from "./multipart.js";

export { MultipartParser, Part };

/** An answer that is not a stream. */
export class CometError extends Error {
  name = "CometError";

  /**
   * @param {string} message
   * @param {number} status of the HTTP response
   * @param {any} [problem] its body, if that is a problem of RFC 9457
   */
  constructor(message, status, problem) {
    super(message);
    this.status = status;
    this.problem = problem;
  }
}

/**
 * Parts of a stream as they arrive.
 *
 * @param {string | URL} url
 * @param {RequestInit} [options] those of fetch; its signal closes the connection, as leaving the loop does
 * @returns {AsyncGenerator<Part, void, void>}
 */
export async function* comet(url, options = {}) {
  const leaving = new AbortController();
  const abort = () => leaving.abort(options.signal?.reason);
  options.signal?.addEventListener("abort", abort);
  if (options.signal?.aborted) abort();
  try {
    const headers = new Headers(options.headers);
    headers.set("Accept", "multipart/mixed");
    const response = await fetch(url, { cache: "no-store", ...options, headers, signal: leaving.signal });
    const { status } = response;
    if (!response.ok) {
      const problem = await response.json().catch(() => undefined);
      const message = problem?.detail || problem?.title || `${status} ${response.statusText}`;
      throw new CometError(message, status, problem);
    }
    if (!response.body || status === 204) return;
    let parser;
    try {
      parser = new MultipartParser(response.headers.get("Content-Type"));
    } catch (e) {
      throw new CometError(/** @type {Error} */ (e).message, status);
    }
    const reader = response.body.getReader();
    for (let chunk; !parser.ended && !(chunk = await reader.read()).done; ) {
      for (const part of parser.push(chunk.value)) {
        if (part.event !== "ping") yield part;
      }
    }
  } finally {
    options.signal?.removeEventListener("abort", abort);
    leaving.abort();
  }
}
