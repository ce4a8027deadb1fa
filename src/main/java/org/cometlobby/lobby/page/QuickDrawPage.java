package org.cometlobby.lobby.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.cometlobby.lobby.room.RoomCode;

/**
 * The page of an example game, {@code /quick-draw}; with a room's code behind it, an invitation to
 * that room. The game itself is in {@code js/quick-draw}, which uses the API like any game.
 */
@WebServlet({"/quick-draw", "/quick-draw/*"})
public class QuickDrawPage extends PageServlet {

  @Override
  protected String path(HttpServletRequest request) {
    String code = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
    return "quick-draw" + RoomCode.parse(code).map(parsed -> "/" + parsed).orElse("");
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    show(request, response, "quick-draw");
  }
}
