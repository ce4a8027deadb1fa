/** Applications whose deployment must fail: each has an invalid method. */
package org.cometlobby.it.comet.unfit;
