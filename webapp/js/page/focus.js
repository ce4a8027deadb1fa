// @ts-check
/** The focus of a page whose buttons come and go. */

/**
 * Keeps the focus in the page. A control that has the focus may go: its form is hidden, its item leaves a
 * list, it is disabled, its dialog closes. Then the focus moves on, and doesn't fall to the beginning of
 * the page.
 * @param {HTMLElement} instead has the focus then; it says how things are now
 */
export function keepFocus(instead) {
  /** @type {Element | undefined} */
  let last;
  document.addEventListener('focusin', ({ target }) => {
    last = /** @type {Element} */ (target);
  });
  document.addEventListener('focusout', ({ target, relatedTarget }) => {
    // A click beside all controls. An element that is removed goes before the timer comes.
    if (!relatedTarget) {
      setTimeout(() => {
        if (target === last && document.hasFocus() && canHaveFocus(last) && !hasFocus()) {
          last = undefined;
        }
      });
    }
  });
  const check = () => {
    if (last && !canHaveFocus(last) && !hasFocus()) {
      last = undefined;
      instead.focus();
    }
  };
  new MutationObserver(() => {
    if (last && !canHaveFocus(last)) {
      // A dialog that closes gives the focus back a moment later.
      setTimeout(check);
    }
  }).observe(document.body, {
    subtree: true, childList: true, attributeFilter: ['hidden', 'disabled', 'open', 'class'],
  });
}

/** Returns whether an element that the visitor can use has the focus. */
function hasFocus() {
  const { activeElement } = document;
  return activeElement !== null && activeElement !== document.body && canHaveFocus(activeElement);
}

/** @param {Element | undefined} element */
function canHaveFocus(element) {
  return element !== undefined && element.isConnected && element.checkVisibility()
    && !element.matches(':disabled');
}
