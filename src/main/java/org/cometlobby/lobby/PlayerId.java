package org.cometlobby.lobby;

import jakarta.validation.constraints.Pattern;

/**
 * A request's id of another player.
 *
 * @param playerId an id from {@code POST /api/players}
 */
record PlayerId(
    @Pattern(regexp = "[0-9A-Za-z]{1,64}", message = "is at most 64 letters and digits")
        String playerId) {}
