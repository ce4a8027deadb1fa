/** A complete part of a stream. */
export class Part {
    /**
     * @param {HeadersInit} headers
     * @param {Uint8Array<ArrayBuffer>} body
     */
    constructor(headers: HeadersInit, body: Uint8Array<ArrayBuffer>);
    headers: Headers;
    /** The event's name; "message" by default, as in EventSource. */
    event: string;
    /** The cursor, or "". */
    id: string;
    /** False after a gap. */
    recovered: boolean;
    type: string;
    bytes(): Uint8Array<ArrayBuffer>;
    text(): string;
    json(): any;
    #private;
}
/**
 * Parses a multipart body (RFC 2046 section 5.1.1) in chunks of any size. A part with a
 * Content-Length is complete with its last byte, another one with the next delimiter.
 */
export class MultipartParser {
    /** @param {string | null} type */
    constructor(type: string | null);
    /** Whether the close delimiter has come. */
    ended: boolean;
    /**
     * @param {Uint8Array} chunk
     * @returns {Part[]} completed by the chunk
     */
    push(chunk: Uint8Array): Part[];
    #private;
}
