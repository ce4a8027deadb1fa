// @ts-check
/**
 * Quick draw: the first player to press when the sky lights up wins. The game needs lobby.js alone:
 * a room, its countdown, and messages, which all players get in the same order. The server does not
 * know the game, yet chooses the moment: it relays "draw" after a random delay.
 */
import { join, withoutBriefBreaks } from '../lobby.js';
import { page } from '../page/page.js';
import { champion, fresh, nextRound, played } from './rules.js';
import { View } from './view.js';

/** As other pages show it. */
const GAME = 'Quick draw';
const PATH = 'quick-draw';
const ROOM = { size: 8, minPlayers: 2, countdownSeconds: 3 };
/** The time between two rounds, and the time from there to the signal, in ms. */
const PAUSE = 3_500;
const SIGNAL = { from: PAUSE + 1_500, to: PAUSE + 6_500 };

const view = new View();

view.onEnter(async ({ name, code, friends }) => {
  const room = await join(GAME, code ? { name, code } : { name, ...ROOM, create: friends ? {} : undefined });
  history.replaceState(null, '', `${page.root}${PATH}/${room.code}`);
  play(room);
});

/** @param {import('../lobby.js').RoomHandle} room */
function play(room) {
  let duel = fresh;
  let asked = '';

  room.on('message', (message) => {
    duel = played(duel, message);
  });
  room.on('change', () => {
    view.show(room, duel);
    requestRound();
  });
  room.countdown((seconds) => view.count(seconds));
  room.on('connectionstate', withoutBriefBreaks((state) => {
    if (room.state !== 'closed') {
      view.connection(state);
    }
  }, room.state));
  room.on('kicked', () => view.end('draw.kicked'));
  room.on('closed', () => view.end('draw.closed'));
  room.on('error', () => view.end('draw.lost'));

  view.onReady(() => room.ready(!room.seat?.ready));
  view.onPress((ms) => {
    const { match, round, phase, players, out } = duel;
    if (phase !== 'pause' && players.includes(room.me.id) && !out.includes(room.me.id)) {
      return room.send('press', { match, round, ms });
    }
  });
  view.onAgain(() => champion(duel) && room.send('again', { match: duel.match }));
  view.onLeave(() => room.leave());

  /** Requests the next round, as the first of the present players. */
  async function requestRound() {
    const here = room.seats.filter((seat) => seat.connected).map((seat) => seat.playerId);
    const next = room.room.phase === 'started' ? nextRound(duel, here) : undefined;
    const wish = next && JSON.stringify([next, here[0]]);
    if (!next || here[0] !== room.me.id || wish === asked) {
      return;
    }
    asked = JSON.stringify([next, here[0]]);
    try {
      // In this order, so that "steady" is always followed by the signal.
      await room.send('draw', next, { after: SIGNAL });
      await room.send('steady', { ...next, players: here }, { after: PAUSE });
    } catch {
      asked = '';
    }
  }
}
