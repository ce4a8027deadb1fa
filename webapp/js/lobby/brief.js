// @ts-check
/** The states of a connection, as its visitor needs them. */

/** A connection that breaks is mostly back before its visitor need know, in ms. */
const BRIEF = 2_000;

/**
 * Returns a function that takes the states of a connection and tells them, one of a connection that
 * has broken only if it lasts.
 * @param {(state: import('../comet.js').CometState) => void} tell
 * @param {import('../comet.js').CometState} [told] the state that the visitor knows
 */
export function withoutBriefBreaks(tell, told) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;
  return (/** @type {import('../comet.js').CometState} */ state) => {
    clearTimeout(later);
    const pass = () => {
      told = state;
      tell(state);
    };
    if (told === 'open' && (state === 'waiting' || state === 'connecting')) {
      later = setTimeout(pass, BRIEF);
    } else {
      pass();
    }
  };
}
