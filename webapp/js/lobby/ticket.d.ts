/**
 * Gets the ticket of a started room. Retries after a network error, 429 or 5xx.
 * @param {import('../lobby.js').Lobby} lobby
 * @param {string} code
 * @param {AbortSignal} signal ends the attempts
 * @returns {Promise<{ ticket?: string, url?: string, problem?: unknown }>}
 */
export function ticketOf(lobby: import("../lobby.js").Lobby, code: string, signal: AbortSignal): Promise<{
    ticket?: string;
    url?: string;
    problem?: unknown;
}>;
