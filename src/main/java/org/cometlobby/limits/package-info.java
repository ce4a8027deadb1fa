/**
 * How often, and how many at once: rates and counts for each of many keys, such as players or
 * addresses. What is limited, and for whom, is for those who use them. The one package that knows
 * the rate limiter's library, Bucket4j; besides that, the JDK only.
 */
@NullMarked
package org.cometlobby.limits;

import org.jspecify.annotations.NullMarked;
