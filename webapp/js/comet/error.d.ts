/** A response that is not a stream. */
export class CometError extends Error {
    /**
     * @param {string} message
     * @param {number} status of the HTTP response
     * @param {any} [problem] the JSON body
     * @param {number} [retryAfter] ms
     */
    constructor(message: string, status: number, problem?: any, retryAfter?: number);
    status: number;
    problem: any;
    retryAfter: number | undefined;
    /** Whether a retry is useless. */
    get final(): boolean;
}
