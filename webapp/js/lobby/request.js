// @ts-check
/** Requests to the lobby, of which a change is repeated until its answer arrives. */

/** Pauses before each repetition, in ms. */
const PAUSES = [300, 1_000, 2_000, 4_000, 8_000, 12_000, 15_000];
/** The lobby recognises a change for a minute, in which its repetitions must arrive. */
const GIVE_UP_MS = 50_000;
/** The longest wait for an answer: later changes wait, too. */
const ATTEMPT_MS = 20_000;

/**
 * @typedef {object} Change
 * @property {string} method
 * @property {RequestCredentials} credentials
 * @property {Record<string, string>} headers
 * @property {string} [body]
 * @typedef {object} Answer
 * @property {number} status
 * @property {boolean} ok
 * @property {string} text the body
 * @property {number} [retryAfter] in seconds
 */

/**
 * Makes a request and reads the whole answer.
 * @param {URL} url
 * @param {RequestInit} request
 * @returns {Promise<Answer>}
 */
export async function send(url, request) {
  const response = await fetch(url, request);
  const { status, ok, headers } = response;
  return { status, ok, text: await response.text(), retryAfter: adviceIn(headers) };
}

/**
 * Returns the pause that an answer advises, if any: a number of seconds, or a date by the clock of its
 * sender, which need not be the device's.
 * @param {Headers} headers
 */
function adviceIn(headers) {
  const advice = headers.get('Retry-After')?.trim() ?? '';
  if (/^\d+$/.test(advice)) {
    return Number(advice);
  }
  const now = Date.parse(headers.get('Date') ?? '') || Date.now();
  const seconds = (Date.parse(advice) - now) / 1_000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}

/**
 * Makes a request that changes something. Repeats it after a broken connection, and when the lobby
 * advises so; by its key the lobby makes the change only once.
 * @param {URL} url
 * @param {Change} change
 * @param {number} asked the moment of the visitor's wish: a change that has waited for others is
 *   repeated for a shorter time
 * @returns {Promise<Answer>}
 */
export async function sendChange(url, change, asked) {
  const headers = { ...change.headers, 'Idempotency-Key': newKey() };
  const attempt = () => send(url, { ...change, headers, signal: AbortSignal.timeout(ATTEMPT_MS) });
  const giveUpAt = asked + GIVE_UP_MS;
  for (const pause of PAUSES) {
    const result = await attempt().catch((/** @type {unknown} */ error) => ({ error }));
    const advised = 'error' in result ? 0 : (result.retryAfter ?? 0) * 1_000;
    // Clients that wait for a restarted lobby don't come back at the same moment.
    const wait = Math.max(pause, advised) * (1 + Math.random() / 4);
    if (!mayBeRepeated(result) || performance.now() + wait > giveUpAt) {
      if ('error' in result) {
        throw result.error;
      }
      return result;
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return attempt();
}

/**
 * Returns whether the connection broke, or the lobby was busy, perhaps with an earlier attempt.
 * @param {Answer | { error: unknown }} result
 */
function mayBeRepeated(result) {
  if ('error' in result) {
    const { error } = result;
    return error instanceof TypeError || /** @type {Error} */ (error).name === 'TimeoutError';
  }
  return (result.status === 503 || result.status === 409) && result.retryAfter !== undefined;
}

/** Returns 128 random bits. A page without TLS has no crypto.randomUUID. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
