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
 * @property {boolean} isJson whether the lobby itself answered, not a server without it or a proxy
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
  const signal = request.signal ?? AbortSignal.timeout(ATTEMPT_MS);
  const response = await fetch(url, { ...request, signal });
  const { status, ok, headers } = response;
  const isJson = /[/+]json\b/i.test(headers.get('Content-Type') ?? '');
  return { status, ok, isJson, text: await response.text(), retryAfter: adviceIn(headers) };
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
 * Makes a request that changes something, and repeats it if necessary: by its key the lobby makes the
 * change only once.
 * @param {URL} url
 * @param {Change} change
 * @param {number} asked the moment of the visitor's wish: a change that has waited for others is
 *   repeated for a shorter time
 * @returns {Promise<Answer>}
 */
export function sendChange(url, change, asked) {
  const headers = { ...change.headers, 'Idempotency-Key': newKey() };
  return sendAgain(url, { ...change, headers }, asked);
}

/**
 * Makes a request. Repeats it after a broken connection, after an answer that is not the lobby's, and
 * when the lobby advises so.
 * @param {URL} url
 * @param {RequestInit} request
 * @param {number} asked
 * @returns {Promise<Answer>}
 */
export async function sendAgain(url, request, asked) {
  const attempt = () => send(url, { ...request, signal: AbortSignal.timeout(ATTEMPT_MS) });
  const giveUpAt = asked + GIVE_UP_MS;
  for (const pause of PAUSES) {
    const result = await attempt().catch((/** @type {unknown} */ error) => ({ error }));
    const advised = 'error' in result ? 0 : (result.retryAfter ?? 0) * 1_000;
    // Clients that wait for a restarted lobby don't come back at the same moment.
    const wait = Math.max(pause, advised) * (1 + Math.random() / 4);
    if (!mayBeRepeated(result, request.method === 'GET') || performance.now() + wait > giveUpAt) {
      if ('error' in result) {
        throw result.error;
      }
      return result;
    }
    await rest(wait, giveUpAt - performance.now(), advised > 0);
  }
  return attempt();
}

/**
 * Waits. Without a network no attempt is made in vain, and the next follows as soon as it is back.
 * @param {number} ms
 * @param {number} most ms to wait for the network, after which the lobby may not recognise the request
 * @param {boolean} advised whether the lobby wants the whole wait
 */
function rest(ms, most, advised) {
  return new Promise((resolve) => {
    const isOffline = !advised && globalThis.navigator?.onLine === false;
    const timer = setTimeout(end, isOffline ? most : ms);
    function end() {
      clearTimeout(timer);
      globalThis.removeEventListener?.('online', end);
      resolve(undefined);
    }
    if (!advised) {
      globalThis.addEventListener?.('online', end);
    }
  });
}

/** Answers that say nothing of a change while a server starts, stops, or can't be reached. */
const PASSING = [404, 500, 502, 503, 504];

/**
 * Returns whether the connection broke, the lobby did not answer itself, or was busy, perhaps with an
 * earlier attempt.
 * @param {Answer | { error: unknown }} result
 * @param {boolean} reads whether the request changes nothing
 */
function mayBeRepeated(result, reads) {
  if ('error' in result) {
    const { error } = result;
    return error instanceof TypeError || /** @type {Error} */ (error).name === 'TimeoutError';
  }
  const { status, isJson, retryAfter } = result;
  if (!isJson) {
    return PASSING.includes(status);
  }
  return reads
    ? status === 429 || status >= 500
    : (status === 503 || status === 409) && retryAfter !== undefined;
}

/** Returns 128 random bits. A page without TLS has no crypto.randomUUID. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
