/**
 * The lobby's side of a game's server: the operator's list of games, the tickets by which a server
 * recognises players, and the webhook that tells it of a start. The only package that knows the JWT
 * library. Not in here: any rule of a room, HTTP as a server, and any store of rooms. No class in
 * here changes a room, and no room waits for one.
 */
@NullMarked
package org.cometlobby.lobby.game;

import org.jspecify.annotations.NullMarked;
