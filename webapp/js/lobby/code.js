// @ts-check
/** The code of a room, as people type it; RoomCode.java reads it alike. */

/** Characters that no code has, and those of a code that look like them. @type {Record<string, string>} */
const LOOK_ALIKES = { Z: '2', S: '5', B: '8', U: 'V' };

/** Returns the code in a text that somebody has typed, or in an invite link. @param {string} typed */
export function codeIn(typed) {
  const text = String(typed).normalize('NFKC');
  const code = text.match(/^.*\/(?:r|quick-draw)\/([^/?#]*)/s)?.[1] ?? text;
  return code.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()
    .replace(/[ZSBU]/g, (letter) => LOOK_ALIKES[letter]);
}
