/** What <comet-lobby> looks like. A sheet that is constructed needs no style-src of the page. */
export const sheet: CSSStyleSheet;
