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
 * @param {(name: string) => Promise<import('../lobby.js').Player>} introduce
 * @returns {Promise<T>}
 */
export async function asPlayer(lobby, data, action, introduce = (name) => lobby.introduce(name)) {
  const name = page.me?.name ?? String(data.get('name') ?? '');
  page.me ??= await introduce(name);
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof Refusal && error.status === 401)) {
      throw error;
    }
    page.me = await introduce(name);
    return action();
  }
}

/**
 * Makes the visitor a player whom other pages know, too.
 * @param {import('../lobby.js').Lobby} lobby
 * @param {string} name
 * @throws {Refusal} if the browser refuses the lobby's cookie: without it, only this page knows the player
 */
export async function introduceForGood(lobby, name) {
  const me = await lobby.introduce(name);
  if ((await fetch(`${page.root}api/players/me`)).status === 401) {
    throw new Refusal(401, { type: 'no-cookie' });
  }
  return me;
}
