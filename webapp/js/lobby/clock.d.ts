/**
 * Counts whole seconds down to an instant: every screen changes its number at the same moment.
 * @param {Clock} clock
 * @param {number} at by the lobby's clock, in ms since 1970
 * @param {(seconds: number) => unknown} tick called at once, at every change, and with 0 at last
 * @returns {() => void} stops it
 */
export function countTo(clock: Clock, at: number, tick: (seconds: number) => unknown): () => void;
export class Clock {
    /** @param {() => Promise<{ now: string }>} time asks the lobby */
    constructor(time: () => Promise<{
        now: string;
    }>);
    /** The lobby's time in ms since 1970; before the first answer, the device's. */
    now(): number;
    /** By how many ms now() may be wrong at most. */
    get uncertainty(): number;
    /** Asks the lobby anew. Resolves when its clock is known as well as it gets, or can't be. */
    sync(): Promise<void>;
    /**
     * Resolves as soon as the lobby's clock is known at all.
     * @param {AbortSignal} signal
     */
    known(signal: AbortSignal): Promise<void>;
    /**
     * Keeps it right: asks now and then, and when the page or the device has slept.
     * @param {AbortSignal} signal ends it
     */
    keep(signal: AbortSignal): void;
    #private;
}
