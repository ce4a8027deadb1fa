// @ts-check
/** The player's ticket for the game's server. */
import { webAddress } from './paths.js';

/** Delays between attempts, in ms. */
const RETRIES = [250, 1000, 3000];

/**
 * Gets the ticket of a started room. Retries after a network error, 429 or 5xx.
 * @param {import('../lobby.js').Lobby} lobby
 * @param {string} code
 * @param {AbortSignal} signal ends the attempts
 * @returns {Promise<{ ticket?: string, url?: string, problem?: unknown }>}
 */
export async function ticketOf(lobby, code, signal) {
  for (let attempt = 0; ; attempt++) {
    try {
      const { url, ...ticket } = await lobby.ticket(code);
      return webAddress(url) ? { ...ticket, url } : ticket;
    } catch (problem) {
      const status = /** @type {{ status?: number }} */ (problem).status ?? 503;
      const final = status < 500 && status !== 429;
      if (final || attempt >= RETRIES.length || signal.aborted) {
        return { problem };
      }
      await new Promise((resolve) => setTimeout(resolve, RETRIES[attempt]));
    }
  }
}
