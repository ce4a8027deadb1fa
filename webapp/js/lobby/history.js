// @ts-check
/** What was said in a room before. */

/**
 * Returns the messages after a version; none if the visitor may not read them, as in an unlisted room.
 * Throws in any other case, so that nothing is lost in silence.
 * @param {import('../lobby.js').Lobby} lobby
 * @param {string} code
 * @param {number} after
 */
export async function historyOf(lobby, code, after) {
  try {
    return await lobby.messages(code, { after });
  } catch (error) {
    const { status = 0 } = /** @type {{ status?: number }} */ (error);
    if ([401, 403, 404].includes(status)) {
      return [];
    }
    throw error;
  }
}
