package org.cometlobby.lobby;

import jakarta.validation.constraints.Pattern;

/**
 * The id of another player, as a wish.
 *
 * @param playerId as {@code POST /api/players} gave it
 */
record PlayerId(
    @Pattern(regexp = "[0-9A-Za-z]{1,64}", message = "is at most 64 letters and digits")
        String playerId) {}
