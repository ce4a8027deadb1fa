package org.cometlobby.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The common base of the tests of the pages. */
interface PagesContract {

  /** Returns the address of the home page on the tested server. */
  String home();

  /** Returns the name of a game that no other test uses. */
  static String newGame() {
    return "game-" + UUID.randomUUID().toString().substring(24);
  }

  /** Sets no countdown, so that the room starts at once. */
  static void atOnce(Locator form) {
    form.locator("[name=countdownSeconds]").fill("0");
  }

  /** Sets a countdown longer than any test. */
  static void slowly(Locator form) {
    form.locator("[name=countdownSeconds]").fill("300");
  }

  /**
   * Several visitors in one room, each with a browser context of their own; the host is the first.
   */
  final class Party implements AutoCloseable {

    final List<Visitor> all = new ArrayList<>();

    /** Lets visitors of these names join the room that the host has opened. */
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
