package org.cometlobby.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.browser.PagesContract.newGame;

import com.microsoft.playwright.Browser;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The seats of a room in their rows. */
interface SeatsContract extends PagesContract {

  List<Integer> WIDTHS = List.of(320, 360, 390, 430, 480, 560, 640, 768, 1024, 1280);

  @Test
  default void noSeatStandsAloneBelowOthersIfThatCanBeHelped(Browser browser) {
    try (Visitor ada = Visitor.with(browser)) {
      for (int seats : new int[] {4, 6, 8, 9}) {
        ada.page.navigate(home());
        opens(ada, seats);
        Set<String> alone = new TreeSet<>();
        for (int width : WIDTHS) {
          Layout.show(ada.page, width, 800, 100);
          List<?> rows =
              (List<?>)
                  ada.page.evaluate(
                      """
                      Object.values(Object.groupBy(document.querySelectorAll('.seat'),
                        (seat) => Math.round(seat.getBoundingClientRect().top))).map((row) => row.length)
                      """);
          if (rows.size() > 1 && rows.contains(1) && !(seats == 9 && rows.contains(2))) {
            alone.add(width + " px: " + rows);
          }
        }
        assertThat(alone).as(seats + " seats").isEmpty();
      }
    }
  }

  @Test
  default void aNameOfTenLettersIsOneLine(Browser browser) {
    try (Visitor ada = Visitor.with(browser)) {
      ada.opensRoom(home(), "Maximilian", newGame(), 4);
      try (Party party = Party.inRoom(browser, ada, "Konstantin", "Alexandria", "Wilhelmina")) {
        assertThat(party.all).hasSize(4);
        for (int width : WIDTHS) {
          Layout.show(ada.page, width, 800, 100);
          assertThat(
                  ada.page.evaluate(
                      """
                      [...document.querySelectorAll('.seat .name')].filter((name) => {
                        const text = document.createRange();
                        text.selectNodeContents(name);
                        return text.getClientRects().length > 1;
                      }).map((name) => name.textContent)
                      """))
              .as(width + " px")
              .isEqualTo(List.of());
        }
      }
    }
  }

  private static void opens(Visitor ada, int seats) {
    if (ada.page.locator("#make .ask-name").count() > 0) {
      ada.page.locator("#make [name=name]").fill("Ada");
    }
    ada.page.locator("#make [name=game]").fill(newGame());
    ada.page.locator("#make [name=maxPlayers]").fill(Integer.toString(seats));
    ada.page.locator("#make .actions button").click();
    ada.page.waitForURL("**/r/*");
    ada.page.locator(".seat.mine").waitFor();
  }
}
