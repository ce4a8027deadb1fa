/** A response that is not a stream. */
export class CometError extends Error {
  name = "CometError";

  /**
   * @param {string} message
   * @param {number} status of the HTTP response
   * @param {any} [problem] the server's own word: the body, if it is a problem document (RFC 9457)
   * @param {number} [retryAfter] ms
   */
  constructor(message, status, problem, retryAfter) {
    super(message);
    this.status = status;
    this.problem = problem;
    this.retryAfter = retryAfter;
    /** Whether a retry is useless. */
    this.final = !/408|425|429|5../.test(String(status));
  }
}

/** @param {Response} response */
export async function errorOf(response) {
  const { status, statusText, headers } = response;
  const isProblem = /\/problem\+json/i.test(headers.get("Content-Type") || "");
  const problem = (isProblem && (await response.json().catch(() => {}))) || undefined;
  const message = problem?.detail || problem?.title || `${status} ${statusText}`;
  // Seconds, or a date by the clock of its sender.
  const after = headers.get("Retry-After") || "x";
  const now = Date.parse(headers.get("Date") || "") || Date.now();
  const ms = isNaN(Number(after)) ? Date.parse(after) - now : 1000 * Number(after);
  return new CometError(message, status, problem, ms >= 0 ? ms : undefined);
}
