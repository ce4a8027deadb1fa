/**
 * The tests of the scripts and the pages in a browser, Chromium with Playwright: {@code Comet*} for
 * comet.js and multipart.js against a {@code ScriptedServer}, {@code LobbyJsIT} for lobby.js,
 * {@code WaitingRoomIT} with its {@code *Contract} interfaces for the pages, {@code QuickDraw*} for
 * the example game.
 *
 * <p>Must not be here: tests of the API without a page, which are in {@code it.lobby}.
 */
package org.cometlobby.browser;
