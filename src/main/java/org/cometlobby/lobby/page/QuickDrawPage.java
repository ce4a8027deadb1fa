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
    return "quick-draw" + RoomCode.typed(typed(request)).map(code -> "/" + code).orElse("");
  }

  private static String typed(HttpServletRequest request) {
    return Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String address = root(request) + path(request);
    if (RoomCode.typed(typed(request)).isPresent() && !request.getRequestURI().equals(address)) {
      // The page's script reads the code from the address.
      seeOther(response, address);
      return;
    }
    show(request, response, "quick-draw");
  }
}
