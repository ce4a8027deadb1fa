// @ts-check
/**
 * Makes an element.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} [part]
 * @param {Record<string, any>} [properties]
 * @param {...Node} children
 */
export function make(tag, part, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  if (part) {
    element.setAttribute('part', part);
  }
  element.append(...children);
  return element;
}
