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
     * one connection for all tabs with this URL, headers and credentials;
     * needs parts with cursors, and a secure context
     */
    shared?: boolean | undefined;
    /**
     * ms without a byte until it reconnects: 30000, two heartbeats
     */
    silence?: number | undefined;
    /**
     * failed attempts in a row before it ends: Infinity
     */
    retries?: number | undefined;
    /**
     * told of each heartbeat of this tab's connection
     */
    onHeartbeat?: (() => unknown) | undefined;
    /**
     * ms before attempt 0, 1, ..., unless the server
     * advises otherwise
     */
    backoff?: ((attempt: number) => number) | undefined;
};
export type CometOptions = RequestInit & OwnOptions;
import { CometError } from "./comet/error.js";
import { Part } from "./comet/multipart.js";
export { CometError, Part };
