// @ts-check
/** The visitor as a player of the lobby. */
import { Refusal } from '../lobby.js';
import { page } from './page.js';

/**
 * Does something that only a player can do: makes the visitor one, again if the lobby has forgotten the
 * player, as after a restart without its data.
 * @template T
 * @param {import('../lobby.js').Lobby} lobby
 * @param {FormData} data has the player's name, unless the page knows the player
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function asPlayer(lobby, data, action) {
  const name = page.me?.name ?? String(data.get('name') ?? '');
  page.me ??= await lobby.introduce(name);
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof Refusal && error.status === 401)) {
      throw error;
    }
    page.me = await lobby.introduce(name);
    return action();
  }
}
