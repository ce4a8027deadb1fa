/**
 * The integration tests of the lobby's API on the packaged WAR. An interface {@code *Contract} has
 * the tests of one resource or rule: {@code RoomsContract}, {@code SeatsContract}, {@code
 * TicketContract}. A class {@code *IT} runs them on a server with its settings: {@code LobbyApiIT}
 * on the shared server, others on a server of their own.
 *
 * <p>Must not be here: tests of the pages, which are in {@code browser}, tests of the library
 * alone, which are in {@code it.comet}, and requests that no HTTP library sends, which are in
 * {@code it.hostile}.
 */
package org.cometlobby.it.lobby;
