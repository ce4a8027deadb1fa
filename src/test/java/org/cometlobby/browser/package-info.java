/** What runs in a browser, tested in one: Chromium by Playwright. */
package org.cometlobby.browser;
