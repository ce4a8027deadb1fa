/**
 * An application that somebody else might have written: it knows the library's API and nothing else
 * of this project. The integration tests deploy it in a WAR of its own.
 */
package org.cometlobby.it.comet.stranger;
