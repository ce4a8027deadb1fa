/**
 * What a game's server has of the lobby: the games that an operator lists, the tickets by which it
 * recognises players, and the webhook that tells it of a start. The only package that knows the JWT
 * library. Not in here: any rule of a room, HTTP as a server, and any store of rooms. Nothing in
 * here changes a room, and no room waits for anything in here.
 */
@NullMarked
package org.cometlobby.lobby.game;

import org.jspecify.annotations.NullMarked;
