package org.cometlobby.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the parts of the pages' contract need to be tested. */
interface PagesContract {

  /** The address of the home page on the server that is tested. */
  String home();

  /** The name of a game that no other test uses. */
  static String newGame() {
    return "game-" + UUID.randomUUID().toString().substring(24);
  }

  /** No countdown: a room that starts at once. */
  static void atOnce(Locator form) {
    form.locator("[name=countdownSeconds]").fill("0");
  }

  /** A countdown that no test waits to the end of. */
  static void slowly(Locator form) {
    form.locator("[name=countdownSeconds]").fill("300");
  }

  /** So many people with a browser each, and a room in which the first ones sit. */
  final class Party implements AutoCloseable {

    final List<Visitor> all = new ArrayList<>();

    /** Ada has opened a room, and the others have joined her by its link. */
    static Party inRoom(Browser browser, Visitor host, String... names) {
      Party party = new Party();
      party.all.add(host);
      for (String name : names) {
        Visitor visitor = Visitor.with(browser);
        party.all.add(visitor);
        visitor.joins(host.page.url(), name);
      }
      return party;
    }

    Visitor get(int index) {
      return all.get(index);
    }

    @Override
    public void close() {
      all.forEach(Visitor::close);
    }
  }
}
