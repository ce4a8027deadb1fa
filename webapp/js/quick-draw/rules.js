// @ts-check
/**
 * The rules of Quick draw: a reducer of the duel's messages. All players get the same messages in
 * the same order, so all screens show the same duel without a referee.
 */

/**
 * @typedef {object} Duel
 * @property {number} match 1 for the first, 0 before it
 * @property {number} round of the match, from 1
 * @property {'pause' | 'steady' | 'draw'} phase
 * @property {string[]} players of the round, by their ids
 * @property {string[]} out players who pressed too early
 * @property {string} [winner] of the last round
 * @property {Record<string, number>} times each player's reaction time in ms, by their own device
 * @property {Record<string, number>} points of the match
 * @property {string[]} again players who want a rematch
 */

const BEST_OF = 5;

/** @type {Duel} */
export const fresh = {
  match: 0, round: 0, phase: 'pause', players: [], out: [], times: {}, points: {}, again: [],
};

/**
 * @param {Duel} duel
 * @param {import('../lobby.js').Message} message
 * @returns {Duel}
 */
export function played(duel, { type, playerId: player, role, data, scheduled }) {
  if (role === 'spectator') {
    return duel;
  }
  const { match, round, phase, players, out, times, again } = duel;
  const now = data?.match === match && data.round === round;
  if (type === 'steady' && duel.phase === 'pause' && isNext(duel, data)) {
    const points = data.round === 1 ? {} : duel.points;
    return { ...fresh, match: data.match, round: data.round, players: data.players, points, phase: 'steady' };
  }
  // Only the lobby chooses the moment: a player has forged a signal that was not scheduled.
  if (type === 'draw' && now && phase === 'steady' && scheduled) {
    return { ...duel, phase: 'draw' };
  }
  if (type === 'press' && now && players.includes(player) && !out.includes(player)) {
    if (phase === 'steady') {
      const early = { ...duel, out: [...out, player] };
      const left = players.filter((id) => !early.out.includes(id));
      return left.length === 1 ? won(early, left[0]) : early;
    }
    const timed = { ...duel, times: { [player]: data.ms, ...times } };
    return phase === 'draw' ? won(timed, player) : timed;
  }
  if (type === 'again' && data?.match === match && champion(duel)) {
    return { ...duel, again: [...new Set([...again, player])] };
  }
  return duel;
}

/** Finds the match's winner, once no player can catch up in the remaining rounds. @param {Duel} duel */
export function champion({ points, round }) {
  const [first, second] = Object.entries(points).sort(([, a], [, b]) => b - a);
  const left = Math.max(0, BEST_OF - round);
  return first && first[1] > (second?.[1] ?? 0) + left ? first[0] : undefined;
}

/**
 * Returns the next round; undefined during a round, and after a match until all present players
 * want a rematch.
 * @param {Duel} duel
 * @param {string[]} here the ids of the present players
 */
export function nextRound(duel, here) {
  const { match, round, phase, again } = duel;
  if (phase !== 'pause' || here.length < 2) {
    return undefined;
  }
  if (match > 0 && !champion(duel)) {
    return { match, round: round + 1 };
  }
  return match === 0 || here.every((id) => again.includes(id))
    ? { match: match + 1, round: 1 }
    : undefined;
}

/** @param {Duel} duel @param {{ match: number, round: number }} next */
function isNext(duel, next) {
  return duel.match > 0 && !champion(duel)
    ? next.match === duel.match && next.round === duel.round + 1
    : next.match === duel.match + 1 && next.round === 1;
}

/** @param {Duel} duel @param {string} winner @returns {Duel} */
function won(duel, winner) {
  const points = { ...duel.points, [winner]: (duel.points[winner] ?? 0) + 1 };
  return { ...duel, phase: 'pause', winner, points };
}
