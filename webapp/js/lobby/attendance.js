// @ts-check
/** The presence of a visitor in a room, as the page tells it. */

/** The least pause between two signs of life, in ms. */
const PAUSE = 20_000;

/** The time after which a page that may have gone away has stayed, in ms; a goodbye counts after 1.5 s. */
const STAYS = 500;

/**
 * The presence of a seated visitor. The page answers heartbeats, which arrive also while it is in the
 * background, where a browser slows timers down. It says so when it goes away, unless another tab of
 * the visitor has the room.
 */
export class Attendance {
  #say;
  #isSeated;
  #saidAt = -Infinity;
  /** Whether the page has gone away; a browser may bring it back. */
  #isGone = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #stays;
  /** The newest goodbye. @type {Promise<boolean> | undefined} */
  #told;
  #over = new AbortController();
  #id = Math.random();
  /** The other tabs of this browser that have the room; one that has crashed stays. */
  #others = new Set();
  /** @type {BroadcastChannel | undefined} */
  #channel;

  /**
   * @param {string} name the same in all tabs that have the room for the same player
   * @param {(here: boolean) => Promise<boolean>} say tells the lobby, and returns whether it has heard
   * @param {() => boolean} isSeated whether the visitor has a seat now
   */
  constructor(name, say, isSeated) {
    this.#say = say;
    this.#isSeated = isSeated;
    this.#greet(name);
    const until = { signal: this.#over.signal };
    globalThis.addEventListener?.('pagehide', () => this.#goodbye(), until);
    // When a tab is closed in Firefox, a request from pagehide often gets lost, but not one from here.
    globalThis.addEventListener?.('beforeunload', () => this.#mayGo(), until);
    globalThis.addEventListener?.('pageshow', () => this.#comeBack(), until);
    // The last sign before a phone's browser freezes the page. A page that goes away is hidden, too, in
    // Firefox before it says goodbye: the sign waits, so that it can't arrive after the goodbye.
    const hidden = () => document.hidden && setTimeout(() => this.here(), 100);
    globalThis.document?.addEventListener('visibilitychange', hidden, until);
  }

  /** Answers a heartbeat. */
  heartbeat() {
    if (performance.now() - this.#saidAt >= PAUSE) {
      this.here();
    }
  }

  /** Says that the visitor is here. */
  async here() {
    if (this.#isGone || !this.#isSeated() || this.#over.signal.aborted) {
      return;
    }
    this.#saidAt = performance.now();
    if (!(await this.#say(true))) {
      this.#saidAt = -Infinity;
    }
  }

  /** Ends the presence in this page. @param {boolean} [says] whether the lobby is told */
  end(says = true) {
    if (!this.#over.signal.aborted) {
      this.#goodbye(says);
      this.#over.abort();
      this.#channel?.close();
    }
  }

  /** Says goodbye before the page goes away, and takes it back where the page stays after all: a download. */
  #mayGo() {
    this.#goodbye();
    const stays = setTimeout(async () => {
      // Else the goodbye could arrive after what takes it back.
      await this.#told;
      if (this.#stays === stays) {
        this.#comeBack();
        this.here();
      }
    }, STAYS);
    this.#stays = stays;
  }

  #comeBack() {
    if (!this.#over.signal.aborted) {
      this.#isGone = false;
      this.#others.clear();
      this.#tell('hello');
    }
  }

  #goodbye(says = true) {
    clearTimeout(this.#stays);
    this.#stays = undefined;
    const wasGone = this.#isGone;
    this.#isGone = true;
    if (says) {
      this.#leaveLast();
    }
    // After that: a tab that is too young to be known answers by saying that the visitor is here.
    if (!wasGone) {
      this.#tell('bye');
    }
  }

  /** Tells the lobby, unless another tab stays. */
  #leaveLast() {
    if (this.#others.size === 0 && this.#isSeated()) {
      this.#told = this.#say(false);
    }
  }

  /** Learns of the other tabs. @param {string} name */
  #greet(name) {
    try {
      this.#channel = new BroadcastChannel(name);
    } catch {
      // Firefox with blocked site data: each tab speaks for itself.
      return;
    }
    this.#channel.onmessage = ({ data: { word, id } }) => {
      if (word === 'bye') {
        this.#others.delete(id);
        if (this.#isGone) {
          // A window is closed with all its tabs, each of which counted on the others.
          this.#leaveLast();
        } else {
          // The other tab may have been too young to know of this one.
          this.here();
        }
      } else {
        this.#others.add(id);
        if (word === 'hello' && !this.#isGone) {
          this.#tell('here');
        }
      }
    };
    // Node would wait for more messages before it exits.
    /** @type {any} */ (this.#channel).unref?.();
    this.#tell('hello');
  }

  /** @param {'hello' | 'here' | 'bye'} word */
  #tell(word) {
    this.#channel?.postMessage({ word, id: this.#id });
  }
}
