/**
 * The pages: servlets, their forms and texts, and what a JSP shows. Not in here: JSON for clients
 * of the API, or a rule that the lobby itself has to keep.
 */
@NullMarked
package org.cometlobby.lobby.page;

import org.jspecify.annotations.NullMarked;
