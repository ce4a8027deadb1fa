// @ts-check
/** The code of a room, as people type it; RoomCode.java reads it alike. */

/** Characters that no code has, and those of a code that look like them. @type {Record<string, string>} */
const LOOK_ALIKES = { Z: '2', S: '5', B: '8', U: 'V' };

/** Returns the code in a text that somebody has typed, or in an invite link. @param {string} typed */
export function codeIn(typed) {
  const text = String(typed).normalize('NFKC');
  const link = text.lastIndexOf('/r/');
  const code = link < 0 ? text : text.slice(link + 3).replace(/[/?#].*$/s, '');
  return code.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()
    .replace(/[ZSBU]/g, (letter) => LOOK_ALIKES[letter]);
}
