/**
 * Returns the faults of the page's layout as it is shown: what is cut off, covered, or outside of the
 * page. An open dialog is looked at alone.
 */
() => {
  const SLACK = 1.5; // px: rounding, and the side bearings of letters
  const TOUCH = 3; // px: lines of text are higher than their letters
  const faults = new Set();
  const root = document.documentElement;
  const scope = document.querySelector('dialog[open]') ?? document.body;

  const name = (e) =>
    e.tagName.toLowerCase() + (e.id && `#${e.id}`) + [...e.classList].map((c) => `.${c}`).join('');
  const shown = (e) =>
    e.checkVisibility({ visibilityProperty: true }) && !e.closest('.unseen, .skip, [aria-hidden=true]:not(.avatar)');
  const styles = new Map();
  const styleOf = (e) => styles.get(e) ?? styles.set(e, getComputedStyle(e)).get(e);
  const px = ({ left, top, right, bottom }) => [left, top, right, bottom].map(Math.round).join(' ');

  /** Tells if a box leaves the page, or an ancestor that cuts off what leaves it. */
  const inside = (box, e, what) => {
    if (box.left < -SLACK || box.right > root.clientWidth + SLACK) {
      faults.add(`${what} leaves the page: ${px(box)}`);
    }
    for (let a = e; a && a !== root && a !== document.body; a = a.parentElement) {
      const { overflowX, overflowY, position } = styleOf(a);
      const { left, top, width, height } = a.getBoundingClientRect();
      if (/auto|scroll/.test(overflowX + overflowY)) {
        if (a.scrollWidth > a.clientWidth + SLACK) {
          faults.add(`${name(a)} scrolls sideways`);
        }
        return; // the rest is reached by scrolling
      }
      if (overflowX !== 'visible' && (box.left < left - SLACK || box.right > left + width + SLACK)
          || overflowY !== 'visible' && (box.top < top - TOUCH || box.bottom > top + height + TOUCH)) {
        faults.add(`${what} is cut off by ${name(a)}: ${px(box)}`);
      }
      if (position === 'fixed') {
        return;
      }
    }
  };

  if (root.scrollWidth > root.clientWidth) {
    faults.add(`the page scrolls sideways: ${root.scrollWidth} > ${root.clientWidth}`);
  }

  const boxes = [];
  const texts = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const node = texts.currentNode;
    const e = node.parentElement;
    if (node.data.trim() === '' || !shown(e) || /SCRIPT|STYLE|NOSCRIPT|OPTION|TITLE/.test(e.tagName)) {
      continue;
    }
    const what = `"${node.data.trim().slice(0, 24)}" in ${name(e)}`;
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      inside(box, e, what);
      // Letters are lower than their line.
      boxes.push({ box: new DOMRect(box.x, box.y + 0.15 * box.height, box.width, 0.7 * box.height), e, what });
    }
    const control = e.closest('a.button, button, summary, label');
    if (control && control.scrollWidth > control.clientWidth + SLACK && styleOf(control).display !== 'inline') {
      faults.add(`${what} is wider than ${name(control)}`);
    }
  }

  const pen = document.createElement('canvas').getContext('2d');
  const controls = [...scope.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')].filter(shown);
  for (const e of controls) {
    const { font, letterSpacing, paddingLeft, paddingRight } = styleOf(e);
    const written = e.tagName === 'SELECT' ? e.selectedOptions[0]?.text : e.placeholder;
    if (written) {
      pen.font = font;
      pen.letterSpacing = letterSpacing;
      const room = e.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
      if (pen.measureText(written).width > room + SLACK) {
        faults.add(`"${written}" is wider than ${name(e)}`);
      }
    }
  }
  for (const e of [...controls, ...[...scope.querySelectorAll('img, .avatar, .problem, pre')].filter(shown)]) {
    for (const box of e.getClientRects()) {
      inside(box, e.parentElement, name(e));
      boxes.push({ box, e, what: name(e) });
    }
  }

  const meet = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > TOUCH
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > TOUCH;
  const isSky = (e, part) => {
    const { backgroundImage, display, maskImage } = getComputedStyle(e, part);
    return backgroundImage.includes('stars') && display !== 'none' && maskImage === 'none';
  };
  for (const stage of scope.querySelectorAll('.stage')) {
    const { left, right, bottom } = stage.getBoundingClientRect();
    const height = parseFloat(getComputedStyle(stage, '::before').height);
    const skies = [...stage.querySelectorAll('.path')].filter((e) => isSky(e)).map((e) => e.getBoundingClientRect());
    if (isSky(stage, '::before')) {
      skies.push(new DOMRect(left, bottom - height, right - left, height));
    }
    for (const { box, e, what } of boxes) {
      if (stage.contains(e) && skies.some((sky) => meet(sky, box))) {
        faults.add(`${what} is among the stars`);
      }
    }
  }

  const belong = (a, b) => a.contains(b) || b.contains(a)
    // The dots of a player are at the edge of their disc.
    || a.closest('.disc') && a.closest('.disc') === b.closest('.disc');
  const scrolled = (e) => e.closest('.log') ?? undefined;
  boxes.sort((a, b) => a.box.top - b.box.top);
  boxes.forEach((a, i) => {
    for (let j = i + 1; j < boxes.length && boxes[j].box.top < a.box.bottom; j++) {
      const b = boxes[j];
      if (meet(a.box, b.box) && !belong(a.e, b.e) && scrolled(a.e) === scrolled(b.e)
          && !b.e.matches('.target') && !a.e.matches('.target')) {
        faults.add(`${a.what} and ${b.what} overlap: ${px(a.box)}, ${px(b.box)}`);
      }
    }
  });

  for (const e of controls) {
    e.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = e.getBoundingClientRect();
    const x = Math.min(left + width / 2, root.clientWidth - 1);
    const y = top + height / 2;
    const hit = document.elementFromPoint(x, y);
    if (hit && !e.contains(hit) && !hit.contains(e) && styleOf(e).pointerEvents !== 'none'
        && ![...(e.labels ?? [])].some((l) => l.contains(hit)) && styleOf(e).display !== 'inline') {
      faults.add(`${name(e)} is covered by ${name(hit)}`);
    }
  }
  scrollTo(0, 0);
  return [...faults];
}
