/**
 * A third-party application: it uses the library's API and no other code of this project. The
 * integration tests deploy it in a WAR of its own.
 */
package org.cometlobby.it.comet.stranger;
