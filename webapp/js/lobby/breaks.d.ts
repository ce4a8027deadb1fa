/**
 * Makes a listener for `connectionstate` that tells of a break only once it has lasted for two
 * seconds. An attempt to connect again counts as "waiting". It may tell of a break that began before
 * the room was closed by its visitor.
 * @param {(state: CometState) => void} tell told the states that a page shows
 * @param {CometState} [shown] the state that the page shows already
 * @returns {(state: CometState) => void}
 */
export function withoutBriefBreaks(tell: (state: CometState) => void, shown?: CometState): (state: CometState) => void;
export type CometState = import("../comet.js").CometState;
