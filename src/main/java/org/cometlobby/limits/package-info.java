/**
 * Rate limits and count limits, each for many keys, such as players or addresses. The limited
 * actions are known to the packages that use them. The only package that knows the rate limiter's
 * library, Bucket4j; besides that, the JDK only.
 */
@NullMarked
package org.cometlobby.limits;

import org.jspecify.annotations.NullMarked;
