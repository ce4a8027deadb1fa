/**
 * The pages: servlets, their forms and texts, and the JSPs' view models. Not in here: JSON for
 * clients of the API, or a rule of the lobby.
 */
@NullMarked
package org.cometlobby.lobby.page;

import org.jspecify.annotations.NullMarked;
