package org.cometlobby.lobby.web;

import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.util.Optional;
import org.cometlobby.limits.LimitExceededException;
import org.cometlobby.lobby.LobbyBean;
import org.cometlobby.lobby.NewRoom;
import org.cometlobby.lobby.OutOfBoundsException;
import org.cometlobby.lobby.Phase;
import org.cometlobby.lobby.Room;
import org.cometlobby.lobby.RoomFilter;
import org.cometlobby.lobby.Visibility;

/** The public rooms, and a form that opens one. */
@WebServlet("")
public class HomePage extends PageServlet {

  private static final RoomFilter WAITING =
      new RoomFilter(Optional.empty(), Optional.of(Phase.WAITING), false, Optional.empty());

  @Inject transient LobbyBean lobby;
  @Inject transient Registrations registrations;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    request.setAttribute("rooms", lobby.publicRooms(WAITING));
    show(request, response, "home");
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    PageForm form = PageForm.of(request, response);
    try {
      Room room = lobby.create(form.player(registrations), wish(form));
      seeOther(response, root(request) + "r/" + room.code());
    } catch (LimitExceededException e) {
      form.fail(messagesFor(request), e);
      doGet(request, response);
    } catch (OutOfBoundsException e) {
      form.fail(messagesFor(request), Problems.of(e));
      doGet(request, response);
    } catch (ConstraintViolationException e) {
      form.fail(messagesFor(request), Problems.of(e));
      doGet(request, response);
    }
  }

  private static NewRoom wish(PageForm form) {
    int seats = form.number("maxPlayers", 0);
    int least = form.number("minPlayers", NewRoom.defaultMinPlayers(seats));
    return new NewRoom(
        form.text("game"),
        form.text("title"),
        Math.min(least, seats),
        seats,
        form.text("public").isEmpty() ? Visibility.UNLISTED : Visibility.PUBLIC,
        true,
        0,
        JsonValue.EMPTY_JSON_OBJECT,
        JsonValue.EMPTY_JSON_OBJECT);
  }
}
