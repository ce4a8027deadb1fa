/**
 * Gives an element's root its style. A constructed sheet needs no style-src in the page's policy;
 * Safari has such sheets since 16.4.
 * @param {ShadowRoot} root
 */
export function dress(root: ShadowRoot): void;
