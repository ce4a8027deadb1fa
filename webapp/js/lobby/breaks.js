// @ts-check
/** The breaks of a connection, of which a visitor need not hear unless they last. */

/**
 * @typedef {import('../comet.js').CometState} CometState
 */

/** Most breaks are over sooner, in ms: a proxy has ended the connection, and the next one opens. */
const BRIEF = 2_000;

/**
 * Makes a listener for `connectionstate` that tells of a break only once it has lasted for two
 * seconds. An attempt to connect again counts as "waiting". It may tell of a break that began before
 * the room was closed by its visitor.
 * @param {(state: CometState) => void} tell told the states that a page shows
 * @param {CometState} [shown] the state that the page shows already
 * @returns {(state: CometState) => void}
 */
export function withoutBriefBreaks(tell, shown) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;
  /** @type {CometState} */
  let newest;
  const pass = () => {
    clearTimeout(later);
    later = undefined;
    if (newest !== shown) {
      shown = newest;
      tell(newest);
    }
  };
  return (state) => {
    const isAgain = state === 'connecting' && (shown === 'open' || shown === 'waiting');
    newest = isAgain ? 'waiting' : state;
    if (shown === 'open' && newest === 'waiting') {
      later ??= setTimeout(pass, BRIEF);
    } else {
      pass();
    }
  };
}
