// @ts-check
/** The style of <comet-lobby>. */
const RULES = `
:host {
  --accent: var(--comet-lobby-accent, light-dark(#0a6a53, #86e5c1));
  --on-accent: var(--comet-lobby-on-accent, light-dark(#ffffff, #05231b));
  --surface: var(--comet-lobby-surface, light-dark(#ffffff, #182122));
  --ink: var(--comet-lobby-ink, light-dark(#12201e, #e9f1ee));
  --soft: var(--comet-lobby-soft, light-dark(#4a5d59, #a8bab5));
  --line: var(--comet-lobby-line, light-dark(#768983, #7d918c));
  --alarm: var(--comet-lobby-alarm, light-dark(#a1281f, #ffb0a4));
  --radius: var(--comet-lobby-radius, 0.75rem);
  color-scheme: light dark;
  display: block;
  max-width: 26rem;
  font: 1rem / 1.5 var(--comet-lobby-font, system-ui, sans-serif);
}
:host([hidden]), [hidden] { display: none !important; }
* { box-sizing: border-box; margin: 0; }
[part~="card"] {
  display: grid;
  gap: 0.75rem;
  padding: 1.5rem;
  border: 1px solid color-mix(in srgb, var(--line) 45%, transparent);
  border-radius: calc(var(--radius) * 1.5);
  background: var(--surface);
  color: var(--ink);
  overflow-wrap: anywhere;
}
[part~="title"], [part~="detail"], [part~="connection"] { color: var(--soft); }
[part~="title"] { font-size: 0.875rem; }
[part~="detail"]:empty, [part~="connection"]:empty, [part~="title"]:empty { display: none; }
[part~="status"] { font-size: 1.375rem; line-height: 1.25; outline: none; }
[part~="count"] {
  font-size: 5rem;
  font-weight: 700;
  line-height: 1;
  text-align: center;
  font-variant-numeric: tabular-nums;
  color: var(--accent);
}
form, form > div, [part~="invite"], .waiting, section > div { display: grid; gap: 0.5rem; }
form, section > div { gap: 1rem; }
label { font-weight: 600; }
[part~="actions"] { display: flex; flex-wrap: wrap; gap: 0.5rem; }
[part~="actions"]:not(:has(> :not([hidden]))) { display: none; }
[part~="field"] {
  width: 100%;
  min-height: 2.75rem;
  padding: 0.5rem 0.75rem;
  border: 1px solid var(--line);
  border-radius: var(--radius);
  background: transparent;
  color: inherit;
  font: inherit;
}
[part~="link"] { flex: 1 1 8rem; width: 0; min-width: 0; }
[part~="button"] {
  flex: 1 1 auto;
  min-height: 2.75rem;
  padding: 0.5rem 1.25rem;
  border: 1px solid transparent;
  border-radius: 99rem;
  background: var(--accent);
  color: var(--on-accent);
  font: inherit;
  font-weight: 600;
  cursor: pointer;
}
[part~="quiet"] {
  border-color: var(--line);
  background: transparent;
  color: var(--ink);
}
:focus-visible { outline: 0.1875rem solid var(--accent); outline-offset: 0.1875rem; }
[part~="seats"] { display: grid; gap: 0.375rem; padding: 0; list-style: none; }
[part~="seat"] {
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  gap: 0 0.75rem;
  min-height: 2.5rem;
  padding: 0.4375rem 0.75rem;
  border: 1px solid color-mix(in srgb, var(--line) 60%, transparent);
  border-radius: var(--radius);
}
[part~="seat"] bdi { font-weight: 600; }
[part~="marks"] { color: var(--soft); font-size: 0.875rem; line-height: 1.7; }
.ready { border-color: var(--accent); box-shadow: inset 0.25rem 0 0 var(--accent); }
[part~="seat"].away bdi { color: var(--soft); font-weight: 400; }
.free { border-style: dashed; color: var(--soft); }
[part~="problem"] { color: var(--alarm); }
[aria-busy="true"] [part~="button"] { cursor: progress; opacity: 0.75; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/**
 * Gives an element's root its style. A constructed sheet needs no style-src in the page's policy;
 * Safari has such sheets since 16.4.
 * @param {ShadowRoot} root
 */
export function dress(root) {
  if ('adoptedStyleSheets' in root) {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(RULES);
    }
    root.adoptedStyleSheets = [sheet];
  } else {
    const style = document.createElement('style');
    style.textContent = RULES;
    /** @type {ShadowRoot} */ (root).append(style);
  }
}
