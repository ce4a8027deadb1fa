/** @param {Response} response */
export function errorOf(response: Response): Promise<CometError>;
/** A response that is not a stream. */
export class CometError extends Error {
    /**
     * @param {string} message
     * @param {number} status of the HTTP response
     * @param {any} [problem] the server's own word: the body, if it is a problem document (RFC 9457)
     * @param {number} [retryAfter] ms
     */
    constructor(message: string, status: number, problem?: any, retryAfter?: number);
    status: number;
    problem: any;
    retryAfter: number | undefined;
    /** Whether a retry is useless. */
    final: boolean;
}
