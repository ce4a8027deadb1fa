/**
 * The tests of the scripts and the pages in a browser, Chromium with Playwright: {@code Comet*} for
 * comet.js and multipart.js against a {@code ScriptedServer}, {@code LobbyJsIT} for lobby.js,
 * {@code WaitingRoomIT} with its {@code *Contract} interfaces for the pages, {@code PagesIT} for
 * their rendering on each server, {@code CrossOriginIT} for {@code <comet-lobby>} on another site,
 * {@code QuickDraw*} for the example game; without a browser, {@code ScriptArchitectureTest} for
 * the scripts' imports and {@code CometSizeTest} for their size.
 *
 * <p>Must not be here: tests of the API without a page, which are in {@code it.lobby}.
 */
package org.cometlobby.browser;
