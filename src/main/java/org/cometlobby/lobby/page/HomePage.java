package org.cometlobby.lobby.page;

import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cometlobby.limits.LimitExceededException;
import org.cometlobby.lobby.LobbyBean;
import org.cometlobby.lobby.LobbyLimits;
import org.cometlobby.lobby.OutOfBoundsException;
import org.cometlobby.lobby.PlayerRemoval;
import org.cometlobby.lobby.QuickMatch;
import org.cometlobby.lobby.RoomFilter;
import org.cometlobby.lobby.RoomListQuery;
import org.cometlobby.lobby.RoomOrder;
import org.cometlobby.lobby.RoomPage;
import org.cometlobby.lobby.UnavailableException;
import org.cometlobby.lobby.http.PlayerCookie;
import org.cometlobby.lobby.http.Problems;
import org.cometlobby.lobby.http.Registrar;
import org.cometlobby.lobby.room.MatchWish;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.SpectatorsMay;
import org.cometlobby.lobby.room.Visibility;

/** The page of the public rooms, with forms for a quick match and for a new room. */
@WebServlet("")
public class HomePage extends PageServlet {

  @Inject transient LobbyBean lobby;
  @Inject transient QuickMatch quickMatch;
  @Inject transient Registrar registrar;
  @Inject transient LobbyLimits limits;
  @Inject transient PlayerRemoval removal;

  @Override
  protected String path(HttpServletRequest request) {
    return "";
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Optional<String> wanted = Optional.ofNullable(request.getParameter("q")).map(HomePage::bounded);
    // The same window as in home.js; the search finds the other rooms.
    RoomFilter filter = new RoomFilter(Optional.empty(), RoomFilter.BEFORE_START, false, wanted);
    RoomPage page =
        lobby.list(filter, RoomOrder.NEWEST, Optional.empty(), RoomListQuery.DEFAULT_LIMIT);
    request.setAttribute("rooms", page.rooms());
    request.setAttribute("total", page.total());
    request.setAttribute("searched", filter.text().isPresent());
    request.setAttribute("mine", player(request).map(this::roomsOf).orElse(List.of()));
    show(request, response, "home");
  }

  /** Returns as much of a text to search for as the page's field takes. */
  static String bounded(String text) {
    return text.substring(0, Math.min(text.length(), NewRoom.MAX_TITLE));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    PageForm form = PageForm.of(request, response);
    try {
      if (form.action().equals("sign-out")) {
        signOut(request, response);
        return;
      }
      Room room =
          form.action().equals("match")
              ? quickMatch.match(form.player(registrar, limits), match(form)).room()
              : lobby.create(form.player(registrar, limits), wish(form));
      seeOther(response, root(request) + "r/" + room.code());
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

  private void signOut(HttpServletRequest request, HttpServletResponse response) {
    Optional<Player> me = player(request);
    me.ifPresent(player -> limits.change(player.id()));
    boolean unused = me.filter(player -> removal.remove(player.id())).isPresent();
    PlayerCookie.end(request).ifPresent(cookie -> response.addHeader("Set-Cookie", cookie));
    seeOther(response, root(request));
  }

  private List<Room> roomsOf(Player player) {
    return lobby.roomsOf(player).stream().filter(Room::isBeforeStart).toList();
  }

  private static MatchWish match(PageForm form) {
    return new MatchWish(
        form.text("game"),
        OptionalInt.empty(),
        form.number("maxPlayers", 0),
        JsonValue.EMPTY_JSON_OBJECT);
  }

  private static NewRoom wish(PageForm form) {
    int seats = form.number("maxPlayers", 0);
    int least = form.number("minPlayers", NewRoom.defaultMinPlayers(seats));
    return new NewRoom(
        form.text("game"),
        form.text("title"),
        Math.min(least, seats),
        seats,
        form.isOn("public") ? Visibility.PUBLIC : Visibility.UNLISTED,
        form.isOn("autoStart"),
        form.number("countdownSeconds", 0),
        form.isOn("spectatorsMay") ? SpectatorsMay.CHAT : SpectatorsMay.NOTHING,
        TeamViewModel.metadata(form.number("teams", 0)),
        JsonValue.EMPTY_JSON_OBJECT);
  }
}
