// @ts-check
/** The earlier messages of a room. */

/** The pause after attempts that have failed for a minute, in ms. */
const PAUSE = 5_000;

/**
 * Returns the messages after a version; none if the visitor may not read them, as in an unlisted room.
 * Asks until the lobby answers, so that nothing is lost in silence and the room outlives a tunnel.
 * @param {import('../lobby.js').Lobby} lobby
 * @param {string} code
 * @param {number} after
 * @param {AbortSignal} signal ends the attempts
 * @returns {Promise<import('../lobby.js').Message[]>}
 */
export async function historyOf(lobby, code, after, signal) {
  while (!signal.aborted) {
    try {
      return await lobby.messages(code, { after });
    } catch (error) {
      const { status = 0 } = /** @type {{ status?: number }} */ (error);
      if ([401, 403, 404].includes(status)) {
        return [];
      }
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  return [];
}
