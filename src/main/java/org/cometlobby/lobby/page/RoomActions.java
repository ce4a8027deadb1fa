package org.cometlobby.lobby.page;

import java.util.Optional;
import org.cometlobby.lobby.LobbyBean;
import org.cometlobby.lobby.LobbyLimits;
import org.cometlobby.lobby.http.Registrar;
import org.cometlobby.lobby.room.Message;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Role;

/** The actions of the forms on a room's page, by the value of the pressed button. */
record RoomActions(
    LobbyBean lobby, Registrar registrar, LobbyLimits limits, PageForm form, String code) {

  /** Performs the action; returns whether the visitor stays in the room. */
  boolean act() {
    switch (form.action()) {
      case "join" -> take(Role.PLAYER, Optional.empty());
      case "watch" -> take(Role.SPECTATOR, Optional.empty());
      case "team" -> take(Role.PLAYER, Optional.of(form.text("team")));
      case "leave" -> lobby.leaveSeat(me(), code);
      case "ready" -> lobby.setReady(me(), code, true);
      case "unready" -> lobby.setReady(me(), code, false);
      case "say" -> lobby.say(me(), code, Message.chat(form.text("text")));
      case "start" -> lobby.start(me(), code);
      case "host" -> lobby.transferHost(me(), code, form.text("player"));
      case "kick" -> lobby.kick(me(), code, form.text("player"), false);
      case "ban" -> lobby.kick(me(), code, form.text("player"), true);
      default -> {
        // An unknown action: back to the page.
      }
    }
    return !form.action().equals("leave");
  }

  private void take(Role role, Optional<String> team) {
    lobby.takeSeat(me(), code, role, team);
  }

  private Player me() {
    return form.player(registrar, limits);
  }
}
