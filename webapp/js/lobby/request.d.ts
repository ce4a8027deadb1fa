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
export function send(url: URL, request: RequestInit): Promise<Answer>;
/**
 * Makes a request that changes something, and repeats it if necessary: by its key the lobby makes the
 * change only once.
 * @param {URL} url
 * @param {Change} change
 * @param {number} asked the moment of the visitor's wish: a change that has waited for others is
 *   repeated for a shorter time
 * @returns {Promise<Answer>}
 */
export function sendChange(url: URL, change: Change, asked: number): Promise<Answer>;
/**
 * Makes a request. Repeats it after a broken connection, after an answer that is not the lobby's, and
 * when the lobby advises so.
 * @param {URL} url
 * @param {RequestInit} request
 * @param {number} asked
 * @returns {Promise<Answer>}
 */
export function sendAgain(url: URL, request: RequestInit, asked: number): Promise<Answer>;
export type Change = {
    method: string;
    credentials: RequestCredentials;
    headers: Record<string, string>;
    body?: string | undefined;
};
export type Answer = {
    status: number;
    ok: boolean;
    /**
     * whether the lobby itself answered, not a server without it or a proxy
     */
    isJson: boolean;
    /**
     * the body
     */
    text: string;
    /**
     * in seconds
     */
    retryAfter?: number | undefined;
};
