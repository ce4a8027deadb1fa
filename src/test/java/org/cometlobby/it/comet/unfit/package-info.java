/** Applications that must not be deployed: each has methods that can't work. */
package org.cometlobby.it.comet.unfit;
