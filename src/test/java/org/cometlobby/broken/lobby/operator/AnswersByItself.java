package org.cometlobby.broken.lobby.operator;

import jakarta.servlet.http.HttpServlet;

final class AnswersByItself extends HttpServlet {
  private static final long serialVersionUID = 1;
}
