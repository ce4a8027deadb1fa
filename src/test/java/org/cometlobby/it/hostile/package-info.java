/**
 * The integration tests of hostile clients: {@code HostileClientsIT} against the library, with
 * {@code TargetApp}, its probe and a well-behaved reader.
 *
 * <p>Must not be here: limits that the lobby enforces on well-formed requests, which are in {@code
 * it.lobby.LimitsIT}, odd requests to the API, which are in its {@code HostileRequestsContract},
 * and hostile text in the pages, which is in {@code browser}.
 */
package org.cometlobby.it.hostile;
