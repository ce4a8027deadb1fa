/**
 * The integration tests of hostile clients: {@code HostileClientsIT} against the library, with
 * {@code TargetApp}, its probe and a well-behaved reader; and {@code AttacksIT} against a lobby
 * with its default limits, in the {@code Attacks…} interfaces and {@code ManyAtOneAddress}.
 *
 * <p>Must not be here: each limit by itself, which is in {@code it.lobby.LimitsIT}, odd requests to
 * the API, which are in its {@code HostileRequestsContract}, and hostile text in the pages, which
 * is in {@code browser}.
 */
package org.cometlobby.it.hostile;
