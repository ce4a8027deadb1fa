/** One part of a stream: headers and a body that is all there. */
export class Part {
    /**
     * @param {HeadersInit} headers
     * @param {Uint8Array<ArrayBuffer>} body
     */
    constructor(headers: HeadersInit, body: Uint8Array<ArrayBuffer>);
    headers: Headers;
    /** Its name; "message" if there is none, as in EventSource. */
    event: string;
    /** The cursor, or "". */
    id: string;
    type: string;
    bytes(): Uint8Array<ArrayBuffer>;
    text(): string;
    json(): any;
    #private;
}
/**
 * Parses a multipart body (RFC 2046 section 5.1.1), cut anywhere. A part with a Content-Length is
 * there with its last byte, whatever it holds, and one without with its delimiter.
 */
export class MultipartParser {
    /** @param {string | null} type */
    constructor(type: string | null);
    /** Whether the close delimiter was there. */
    ended: boolean;
    /**
     * @param {Uint8Array} chunk
     * @returns {Part[]} those that it completes
     */
    push(chunk: Uint8Array): Part[];
    #private;
}
