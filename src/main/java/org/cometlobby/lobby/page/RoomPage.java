package org.cometlobby.lobby.page;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cometlobby.limits.LimitExceededException;
import org.cometlobby.lobby.LobbyBean;
import org.cometlobby.lobby.LobbyLimits;
import org.cometlobby.lobby.OutOfBoundsException;
import org.cometlobby.lobby.RefusalException;
import org.cometlobby.lobby.RoomMessage;
import org.cometlobby.lobby.UnavailableException;
import org.cometlobby.lobby.http.InvitePath;
import org.cometlobby.lobby.http.Problems;
import org.cometlobby.lobby.http.Registrar;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;

/** The page of one room. Its address is the invite link; a path below it is the link's QR code. */
@WebServlet("/r/*")
public class RoomPage extends PageServlet {

  @Inject transient LobbyBean lobby;
  @Inject transient Registrar registrar;
  @Inject transient LobbyLimits limits;
  @Inject transient InstantSource clock;

  @Override
  protected String path(HttpServletRequest request) {
    return InvitePath.code(request).map(code -> "r/" + code).orElse("");
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String code = InvitePath.typed(request);
    Optional<Room> room = InvitePath.code(request).flatMap(lobby::find);
    if (code.isEmpty()) {
      seeOther(response, root(request));
    } else if (room.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      request.setAttribute("code", code);
      show(request, response, "no-such-room");
    } else if (InvitePath.isQr(request)) {
      drawQr(request, response, room.get());
    } else if (!request.getRequestURI().equals(address(request, room.get()))) {
      seeOther(response, address(request, room.get()));
    } else {
      show(request, response, room.get());
    }
  }

  private static void drawQr(HttpServletRequest request, HttpServletResponse response, Room room)
      throws IOException {
    Optional<String> picture = QrPicture.svg(link(request, room));
    if (picture.isPresent()) {
      response.setContentType("image/svg+xml");
      response.getWriter().write(picture.get());
    } else {
      // The address in the request's first line may be long.
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    PageForm form = PageForm.of(request, response);
    String code = InvitePath.code(request).orElseGet(() -> InvitePath.typed(request));
    try {
      boolean stays = new RoomActions(lobby, registrar, limits, form, code).act();
      seeOther(response, root(request) + (stays ? path(request) : ""));
    } catch (RefusalException e) {
      form.fail(textsFor(request), Problems.of(e));
      doGet(request, response);
    } catch (LimitExceededException e) {
      form.fail(textsFor(request), e);
      doGet(request, response);
    } catch (UnavailableException e) {
      form.fail(textsFor(request), e);
      doGet(request, response);
    } catch (OutOfBoundsException e) {
      form.fail(textsFor(request), Problems.of(e));
      doGet(request, response);
    }
  }

  private void show(HttpServletRequest request, HttpServletResponse response, Room room)
      throws ServletException, IOException {
    Optional<Player> me = player(request);
    request.setAttribute("room", room);
    // Not "view": on a server with Jakarta Faces, that name is reserved in every JSP.
    request.setAttribute(
        "shown", new RoomViewModel(room, me, textsFor(request), mostSeats(request)));
    request.setAttribute("link", link(request, room));
    request.setAttribute("chat", ChatLineViewModel.of(messages(me, room), me.map(Player::id)));
    request.setAttribute("count", room.startsAt().map(this::secondsUntil).orElse(0L));
    request.setAttribute("pageId", UUID.randomUUID());
    // Without script, a reload would disturb a visitor who writes or chooses.
    request.setAttribute("still", request.getParameter("still") != null);
    show(request, response, "room", Optional.of(room));
  }

  /** Returns the messages that the visitor may read. */
  private List<RoomMessage> messages(Optional<Player> me, Room room) {
    return lobby.mayReadMessages(me, room) ? lobby.messages(me, room.code()) : List.of();
  }

  /** Returns the number of seats that a visitor without script has asked for. */
  private static int mostSeats(HttpServletRequest request) {
    String asked = Optional.ofNullable(request.getParameter("seats")).orElse("");
    return asked.matches("[0-9]{1,4}")
        ? Math.max(SeatWindow.FEW, Integer.parseInt(asked))
        : SeatWindow.FEW;
  }

  private long secondsUntil(Instant at) {
    return Math.max(0, Math.round(Duration.between(clock.instant(), at).toMillis() / 1000.0));
  }

  private static String address(HttpServletRequest request, Room room) {
    return root(request) + "r/" + room.code();
  }

  /** Returns the full address of the room, to be shared. */
  private static String link(HttpServletRequest request, Room room) {
    String url = request.getRequestURL().toString();
    String path = request.getRequestURI();
    String origin = url.substring(0, url.length() - path.length());
    // Behind a proxy that ends TLS, only the page's script knows the scheme that the browser sees.
    boolean secure = request.getParameter("https") != null;
    return (secure ? origin.replaceFirst("^http:", "https:") : origin) + address(request, room);
  }
}
