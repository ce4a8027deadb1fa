// @ts-check
/** The paths of the lobby's API and streams, below its root, and addresses beyond. */

/** @param {object} filter its values without `undefined` become parameters */
export function queryOf(filter) {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return given.length > 0 ? `?${query}` : '';
}

/** @param {string} code @param {string} [path] below the room */
export function inRoom(code, path) {
  const room = `api/rooms/${encodeURIComponent(code)}`;
  return path ? `${room}/${path}` : room;
}

/** Returns the part of a path that names a room, if any. @param {string} path */
export function roomIn(path) {
  return /^api\/rooms\/[^/]+/.exec(path)?.[0];
}

/**
 * @param {string} code
 * @param {'state' | 'events'} view
 * @param {{ playerId?: string }} [options]
 */
export function streamOf(code, view, { playerId } = {}) {
  const player = playerId ? `&player=${encodeURIComponent(playerId)}` : '';
  return `streams/rooms/${encodeURIComponent(code)}?view=${view}${player}`;
}

/**
 * Returns an address of the web; nothing for another one, such as `javascript:`, which would run in
 * this page.
 * @param {string | null} [address]
 * @returns {URL | undefined}
 */
export function webAddress(address) {
  try {
    const base = globalThis.document?.baseURI ?? globalThis.location?.href;
    const url = new URL(address ?? '', base);
    return address && /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}
