// @ts-check
/** The links to the rooms where the visitor has a seat. */
import { page } from './page.js';

/** Hides the links to rooms that are gone, as after a restart of the lobby without its data. */
export async function showMine() {
  const links = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.mine [data-code]'))];
  if (links.length === 0) {
    return;
  }
  const answer = await fetch(`${page.root}api/players/me`).catch(() => undefined);
  if (!answer || (!answer.ok && answer.status !== 401)) {
    return;
  }
  /** @type {string[]} */
  const rooms = answer.ok ? (await answer.json()).rooms : [];
  for (const link of links) {
    link.hidden = !rooms.includes(link.dataset.code ?? '');
  }
}
