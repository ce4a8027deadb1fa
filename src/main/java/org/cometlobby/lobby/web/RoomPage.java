package org.cometlobby.lobby.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.util.Optional;
import org.cometlobby.limits.LimitExceededException;
import org.cometlobby.lobby.LobbyBean;
import org.cometlobby.lobby.Player;
import org.cometlobby.lobby.RefusalException;
import org.cometlobby.lobby.Role;
import org.cometlobby.lobby.Room;

/** One room; its address is the invite link. */
@WebServlet("/r/*")
public class RoomPage extends PageServlet {

  @Inject transient LobbyBean lobby;
  @Inject transient Registrations registrations;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String code = code(request);
    Optional<Room> room = lobby.find(code);
    if (code.isEmpty()) {
      seeOther(response, root(request));
    } else if (room.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      request.setAttribute("code", code);
      show(request, response, "no-such-room");
    } else if (!request.getRequestURI().equals(address(request, room.get()))) {
      seeOther(response, address(request, room.get()));
    } else {
      show(request, response, room.get());
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    PageForm form = PageForm.of(request, response);
    try {
      boolean stays = act(form, code(request));
      seeOther(response, stays ? request.getRequestURI() : root(request));
    } catch (RefusalException e) {
      form.fail(messagesFor(request), Problems.of(e));
      doGet(request, response);
    } catch (LimitExceededException e) {
      form.fail(messagesFor(request), e);
      doGet(request, response);
    } catch (ConstraintViolationException e) {
      form.fail(messagesFor(request), Problems.of(e));
      doGet(request, response);
    }
  }

  /** Does what the form asks; says whether the visitor stays in the room. */
  private boolean act(PageForm form, String code) {
    switch (form.action()) {
      case "join" ->
          lobby.takeSeat(form.player(registrations), code, Role.PLAYER, Optional.empty());
      case "leave" -> lobby.leaveSeat(form.player(registrations), code);
      case "start" -> lobby.start(form.player(registrations), code);
      default -> {
        // A form that this page does not have: back to the page.
      }
    }
    return !form.action().equals("leave");
  }

  private void show(HttpServletRequest request, HttpServletResponse response, Room room)
      throws ServletException, IOException {
    Optional<Player> me = player(request);
    request.setAttribute("room", room);
    request.setAttribute("view", new ShownRoom(room, me, messagesFor(request)));
    request.setAttribute("link", request.getRequestURL().toString());
    show(request, response, "room", Optional.of(room));
  }

  /** The code in the path, or as it was typed into the home page's form. */
  private static String code(HttpServletRequest request) {
    String path = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
    String typed = Optional.ofNullable(request.getParameter("code")).orElse("");
    return path.isEmpty() ? typed.strip() : path;
  }

  private static String address(HttpServletRequest request, Room room) {
    return root(request) + "r/" + room.code();
  }
}
