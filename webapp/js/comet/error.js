/** A response that is not a stream. */
export class CometError extends Error {
  name = "CometError";

  /**
   * @param {string} message
   * @param {number} status of the HTTP response
   * @param {any} [problem] the JSON body
   * @param {number} [retryAfter] ms
   */
  constructor(message, status, problem, retryAfter) {
    super(message);
    this.status = status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /** Whether a retry is useless. */
  get final() {
    return !/408|425|429|5../.test(String(this.status));
  }
}
