// @ts-check
/**
 * Draws the comet's path: a dot for each seat, the comet at the last taken seat, and its tail.
 * Decoration; the status and the list of seats say the same.
 */
const SVG = 'http://www.w3.org/2000/svg';
const MOST_DOTS = 40;
const STEPS = 28;
const FLIGHT_MS = 900;
/** The tail's length, as a fraction of the path. */
const TAIL = 0.5;

/** @typedef {{ x: number, y: number }} Point */

export class CometPath {
  #svg;
  #seats = 1;
  #taken = 0;
  /** The comet's position on the path, 0 to 1. */
  #at = 0;
  #flight = 0;

  /** @param {SVGSVGElement} svg */
  constructor(svg) {
    this.#svg = svg;
    new ResizeObserver(() => this.#draw()).observe(svg);
  }

  /**
   * @param {number} seats
   * @param {number} taken
   */
  show(seats, taken) {
    this.#seats = seats;
    this.#taken = taken;
    this.#flyTo(taken === 0 ? 0 : place(taken - 1, seats));
  }

  /** @param {number} goal */
  #flyTo(goal) {
    cancelAnimationFrame(this.#flight);
    const from = this.#at;
    if (from === 0 || matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.#at = goal;
      this.#draw();
      return;
    }
    const begin = performance.now();
    const step = () => {
      const part = Math.min(1, (performance.now() - begin) / FLIGHT_MS);
      this.#at = from + (goal - from) * (1 - (1 - part) ** 3);
      this.#draw();
      if (part < 1) {
        this.#flight = requestAnimationFrame(step);
      }
    };
    step();
  }

  #draw() {
    const { clientWidth: width, clientHeight: height } = this.#svg;
    if (width === 0) {
      return;
    }
    this.#svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    const curve = curveIn(width, height);
    const size = Math.min(7, Math.max(4.5, width / 90));
    const parts = [make('path', { class: 'orbit', d: line(curve, 0, 1) })];
    if (this.#taken > 0) {
      parts.push(...tail(curve, this.#at, size));
    }
    if (this.#seats <= MOST_DOTS) {
      for (let seat = this.#seats - 1; seat >= 0; seat--) {
        const { x, y } = curve(place(seat, this.#seats));
        const taken = seat < this.#taken;
        parts.push(make('circle', { class: taken ? 'taken' : 'free', cx: x, cy: y, r: size * 0.7 }));
      }
    }
    if (this.#taken > 0) {
      const { x, y } = curve(this.#at);
      parts.push(
        make('circle', { class: 'halo', cx: x, cy: y, r: size * 2.6 }),
        make('circle', { class: 'taken', cx: x, cy: y, r: size * 1.4 }),
        make('circle', { class: 'head', cx: x, cy: y, r: size * 0.7 }),
      );
    }
    this.#svg.replaceChildren(...parts);
  }
}

/**
 * Returns a seat's position on the path, 0 to 1: above its column if the list has one row.
 * @param {number} seat
 * @param {number} seats
 */
function place(seat, seats) {
  return (seat + 0.5) / seats;
}

/**
 * Returns a quadratic Bezier curve, flat at the left and rising to the right; t is linear in x.
 * @param {number} width
 * @param {number} height
 * @returns {(t: number) => Point}
 */
function curveIn(width, height) {
  const from = { x: 0, y: height * 0.8 };
  const bend = { x: width / 2, y: height * 0.98 };
  const to = { x: width, y: height * 0.04 };
  return (t) => {
    const u = 1 - t;
    return {
      x: u * u * from.x + 2 * u * t * bend.x + t * t * to.x,
      y: u * u * from.y + 2 * u * t * bend.y + t * t * to.y,
    };
  };
}

/** @param {(t: number) => Point} curve @param {number} from @param {number} to */
function line(curve, from, to) {
  return `M${along(curve, from, to).map(({ x, y }) => `${x} ${y}`).join('L')}`;
}

/**
 * @param {(t: number) => Point} curve
 * @param {number} from
 * @param {number} to
 * @returns {Point[]}
 */
function along(curve, from, to) {
  return Array.from({ length: STEPS + 1 }, (_, i) => curve(from + ((to - from) * i) / STEPS));
}

/**
 * Draws the tail: as wide as the head at the head, wider and fainter behind it; in the tail a
 * brighter line, the comet's way so far.
 * @param {(t: number) => Point} curve
 * @param {number} head
 * @param {number} size
 */
function tail(curve, head, size) {
  const begin = Math.max(0, head - TAIL);
  const points = along(curve, begin, head);
  const first = points[0];
  const last = points[STEPS];
  const edge = (/** @type {1 | -1} */ side) =>
    points.map(({ x, y }, i) => `${x} ${y + side * size * (0.9 + 1.6 * (1 - i / STEPS))}`);
  const fade = make('linearGradient', {
    id: 'tail', gradientUnits: 'userSpaceOnUse', x1: first.x, y1: first.y, x2: last.x, y2: last.y,
  });
  fade.append(
    make('stop', { class: 'tail-far', offset: 0 }),
    make('stop', { class: 'tail-near', offset: 1 }),
  );
  const fan = `M${[...edge(1), ...edge(-1).reverse()].join('L')}Z`;
  return [
    fade,
    make('path', { class: 'fan', fill: 'url(#tail)', d: fan }),
    make('path', { class: 'way', stroke: 'url(#tail)', d: line(curve, begin, head) }),
  ];
}

/** @param {string} name @param {Record<string, string | number>} attributes */
function make(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, typeof value === 'number' ? String(Math.round(value * 100) / 100) : value);
  }
  return made;
}
