/**
 * The integration tests of the library in a third-party application, without the lobby: {@code
 * CometMethodsIT} for methods and requests, {@code FramingsIT} for the wire formats, {@code
 * ResumeIT} for reconnection, {@code CrowdIT} for load, {@code UndeployIT} and {@code
 * PayaraMicroUndeployIT} for undeployment. The applications of the tests are in {@code stranger},
 * {@code unfit} and {@code StreamsApp}.
 *
 * <p>Must not be here: tests of the lobby's API, and tests of hostile clients, which are in {@code
 * it.hostile}.
 */
package org.cometlobby.it.comet;
