/** The style of <comet-lobby>. A constructed sheet needs no style-src in the page's policy. */
export const sheet: CSSStyleSheet;
