package org.cometlobby.broken.lobby.room;

import jakarta.servlet.http.HttpServletRequest;

final class KnowsAServlet {
  HttpServletRequest known;
}
