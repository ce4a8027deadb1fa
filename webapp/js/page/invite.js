// @ts-check
/** The invite link: to copy, to share and to scan. */
import { element, page, text } from './page.js';

const COPIED_MS = 3000;

/** @param {string} code @param {string} title @param {(news: string) => void} say */
export function invite(code, title, say) {
  const link = /** @type {HTMLInputElement} */ (element('link'));
  // Behind a proxy that ends TLS, only the browser knows the scheme.
  link.value = new URL(`r/${code}`, new URL(page.root, location.href)).href;
  link.addEventListener('focus', () => link.select());
  if (location.protocol === 'https:') {
    /** @type {HTMLImageElement} */ (element('qr')).src = `${page.root}r/${code}/qr.svg?https`;
  }
  const copy = element('copy');
  copy.hidden = false;
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(link.value);
    } catch {
      // No clipboard on plain http, except on localhost.
      link.select();
      document.execCommand('copy');
    }
    copy.textContent = text('invite.copied');
    say(text('invite.copied'));
    setTimeout(() => (copy.textContent = text('invite.copy')), COPIED_MS);
  });
  const share = element('share');
  share.hidden = !navigator.share;
  share.addEventListener('click', () => {
    navigator.share({ title, url: link.value }).catch(() => {
      // The user has cancelled.
    });
  });
}
