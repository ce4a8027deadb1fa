// @ts-check
/** The texts of <comet-lobby> in its languages. */

/** @typedef {typeof english} Texts */

const english = {
  lang: 'en',
  name: 'Your name',
  play: 'Play',
  friends: 'Play with friends',
  welcome: 'Find somebody to play with',
  invited: 'You’re invited',
  seats: 'Seats',
  more: (/** @type {number} */ n) => (n === 1 ? 'One more player' : `${n} more players`),
  freeSeat: 'Free seat',
  freeSeats: (/** @type {number} */ n) => `${n} free seats`,
  you: 'you',
  host: 'host',
  away: 'away',
  readyMark: 'ready',
  ready: 'I’m ready',
  notReady: 'Not ready after all',
  isReady: 'It starts when everybody is here and ready.',
  seated: 'You have a seat. It starts when everybody’s here.',
  leave: 'Leave',
  missing: (/** @type {number} */ n) => (n === 1 ? 'One player is missing' : `${n} players are missing`),
  complete: 'Everybody’s here',
  awaited: (/** @type {string} */ name, /** @type {number} */ n) => (n === 1 ? `Waiting for ${name}…` : `Waiting for ${n} players…`),
  counting: (/** @type {number} */ n) => (n === 1 ? 'It starts in one second' : `It starts in ${n} seconds`),
  started: 'Start!',
  startedDetail: 'Have a good game.',
  invite: 'Send this link to your friends',
  copy: 'Copy',
  copied: 'Copied',
  reconnecting: 'Reconnecting…',
  kicked: 'You have no seat in that room any more.',
  closed: 'That room is closed.',
  lost: 'The lobby can’t be reached any more.',
  /** @param {import('../lobby.js').Refusal} [refusal] undefined if the lobby can't be reached */
  problem: (refusal) => (refusal ? problems.en[kindOf(refusal)] ?? refusal.message : 'The lobby can’t be reached. Please try again.'),
};

/** @type {Texts} */
const chinese = {
  lang: 'zh-Hant',
  name: '你的名字',
  play: '開始',
  friends: '和朋友玩',
  welcome: '找人一起玩',
  invited: '有人邀你一起玩',
  seats: '座位',
  more: (n) => `還有 ${n} 位玩家`,
  freeSeat: '空位',
  freeSeats: (n) => `還有 ${n} 個空位`,
  you: '你',
  host: '室長',
  away: '暫時離開',
  readyMark: '準備好了',
  ready: '我準備好了',
  notReady: '還沒準備好',
  isReady: '大家都在線上、都準備好就開始。',
  seated: '你有座位了，人到齊就開始。',
  leave: '離開',
  missing: (n) => `還差 ${n} 人`,
  complete: '人到齊了',
  awaited: (name, n) => (n === 1 ? `等 ${name} 回來…` : `等 ${n} 人回來…`),
  counting: (n) => `${n} 秒後開始`,
  started: '開始！',
  startedDetail: '祝你玩得愉快。',
  invite: '把這個連結傳給朋友',
  copy: '複製',
  copied: '已複製',
  reconnecting: '重新連線中…',
  kicked: '你在那個房間已沒有座位。',
  closed: '那個房間已關閉。',
  lost: '連不上大廳了。',
  problem: (refusal) => (refusal ? problems.zh[kindOf(refusal)] ?? refusal.message : '連不上大廳，請再試一次。'),
};

/** @type {{ en: Record<string, string>, zh: Record<string, string> }} */
const problems = {
  en: {
    full: 'Somebody was faster: all seats are taken.',
    started: 'Too late: this room has started.',
    'no-such-room': 'This room doesn’t exist any more.',
    closed: 'This room is closed.',
    banned: 'The host of this room doesn’t let you in.',
    invalid: 'Please check what you have entered.',
  },
  zh: {
    full: '慢了一步，座位都滿了。',
    started: '來晚了，這個房間已經開始。',
    'no-such-room': '這個房間已不存在。',
    closed: '這個房間已關閉。',
    banned: '這個房間的室長不讓你進來。',
    invalid: '請檢查輸入的內容。',
  },
};

/** @param {import('../lobby.js').Refusal} refusal */
function kindOf(refusal) {
  return refusal.problem.type?.split(':').pop() ?? '';
}

/** @param {string} language as in HTML's lang; every Chinese gets Traditional Chinese */
export function textsOf(language) {
  return language.toLowerCase().startsWith('zh') ? chinese : english;
}
