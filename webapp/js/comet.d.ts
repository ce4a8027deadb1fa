export { Part };
/**
 * @typedef {"connecting" | "open" | "waiting" | "closed"} CometState
 *
 * @typedef {object} OwnOptions
 * @property {boolean} [shared] one connection for all tabs with this URL, headers and credentials,
 *   if the parts have cursors and the context is secure
 * @property {number} [silence] ms without a byte that mean a broken connection: 30000, two heartbeats
 * @property {number} [retries] failed attempts in a row before it gives up: Infinity
 * @property {(attempt: number) => number} [backoff] ms before attempt 0, 1, ...
 *
 * @typedef {RequestInit & OwnOptions} CometOptions
 */
/** The answer is not a stream. */
export class CometError extends Error {
    /**
     * @param {string} message
     * @param {number} status of the HTTP response
     * @param {any} [problem] its body, if that is JSON
     * @param {number} [retryAfter] ms
     */
    constructor(message: string, status: number, problem?: any, retryAfter?: number);
    status: number;
    problem: any;
    retryAfter: number | undefined;
    /** Whether there is no use in trying again. */
    get final(): boolean;
}
export function comet(url: string | URL, options?: CometOptions): Comet;
/** @implements {AsyncIterable<Part>} */
export class Comet extends EventTarget implements AsyncIterable<Part> {
    /**
     * @param {string | URL} url
     * @param {CometOptions} [options]
     */
    constructor(url: string | URL, options?: CometOptions);
    /** @type {CometState} */
    state: CometState;
    /** Why it was closed. @type {unknown} */
    error: unknown;
    /**
     * @param {string} type "statechange", or the name of a part's event
     * @param {((event: MessageEvent<Part>) => void) | EventListenerObject | null} listener
     * @param {AddEventListenerOptions | boolean} [options]
     */
    addEventListener(type: string, listener: ((event: MessageEvent<Part>) => void) | EventListenerObject | null, options?: AddEventListenerOptions | boolean): void;
    /** @param {unknown} [error] for the loop to throw */
    close(error?: unknown): void;
    [Symbol.asyncIterator](): AsyncGenerator<Part, void, unknown>;
    #private;
}
export type CometState = "connecting" | "open" | "waiting" | "closed";
export type OwnOptions = {
    /**
     * one connection for all tabs with this URL, headers and credentials,
     * if the parts have cursors and the context is secure
     */
    shared?: boolean | undefined;
    /**
     * ms without a byte that mean a broken connection: 30000, two heartbeats
     */
    silence?: number | undefined;
    /**
     * failed attempts in a row before it gives up: Infinity
     */
    retries?: number | undefined;
    /**
     * ms before attempt 0, 1, ...
     */
    backoff?: ((attempt: number) => number) | undefined;
};
export type CometOptions = RequestInit & OwnOptions;
import { Part } from "./comet/multipart.js";
