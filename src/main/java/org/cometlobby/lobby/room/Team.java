package org.cometlobby.lobby.room;

/**
 * The name of a team, on which the players agree.
 *
 * @param team one line of visible text, cleaned by {@link UserText#line}
 */
public record Team(@CodePoints(min = 1, max = Team.MAX_NAME) String team) {

  /** The longest name, in code points. */
  public static final int MAX_NAME = 32;

  public Team {
    team = UserText.line(team);
  }
}
