/**
 * The tools of the integration tests: servers to start, archives to deploy, HTTP and stream
 * clients, readers that check the wire format, and probes of a JVM.
 *
 * <p>Must not be here: tests, applications that only one of the other packages deploys, and any
 * dependency on {@code it.comet}, {@code it.lobby}, {@code it.hostile} or {@code browser}.
 */
package org.cometlobby.it.harness;
