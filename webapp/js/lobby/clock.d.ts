/**
 * Counts whole seconds down to an instant. Every screen changes its number at the same moment.
 * @param {Clock} clock
 * @param {number} at by the lobby's clock, in ms since 1970
 * @param {(seconds: number) => unknown} tick called at once, at every change, and with 0 at last
 * @returns {() => void} stops the count
 */
export function countTo(clock: Clock, at: number, tick: (seconds: number) => unknown): () => void;
export class Clock {
    /** @param {() => Promise<{ now: string }>} time requests the lobby's time */
    constructor(time: () => Promise<{
        now: string;
    }>);
    /** The lobby's time in ms since 1970; before the first answer, the device's. */
    now(): number;
    /** The largest possible error of now(), in ms. */
    get uncertainty(): number;
    /** Measures the lobby's time. Resolves also when the lobby can't be reached. */
    sync(): Promise<void>;
    /**
     * Resolves when the lobby's time has been measured at least once.
     * @param {AbortSignal} signal
     */
    known(signal: AbortSignal): Promise<void>;
    /**
     * Keeps the clock right: syncs now, each minute, and after the page or the device has slept.
     * @param {AbortSignal} signal ends it
     */
    keep(signal: AbortSignal): void;
    #private;
}
