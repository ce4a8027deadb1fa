package org.cometlobby.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.browser.PagesContract.newGame;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cometlobby.it.harness.OwnServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The room's page while the lobby's process is killed and started again. */
@ExtendWith(Browsers.class)
@Tag("one-server")
class RestartIT {

  @TempDir private Path directory;

  @Test
  void playersWhoWaitedThroughARestartOrReloadTheirPageStartWithTheLast(Browser browser)
      throws IOException {
    try (OwnServer before =
            OwnServer.start("restart-page", Map.of("LOBBY_DATA_DIR", directory.toString()));
        Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser);
        Visitor cleo = Visitor.with(browser);
        Visitor eve = Visitor.with(browser)) {
      ada.opensRoom(before.base().toString(), "Ada", newGame(), 4, PagesContract::atOnce);
      ben.joins(ada.page.url(), "Ben");
      cleo.joins(ada.page.url(), "Cleo");
      ben.says("Back in a minute");
      ada.awaitStatus("One player is missing");
      assertThat(ada.page.locator("#lines .text")).hasText("Back in a minute");

      before.kill();
      try (OwnServer again = before.startAgain()) {
        assertThat(again.base()).isEqualTo(before.base());
        cleo.page.reload();
        cleo.page.locator(".seat.mine").waitFor();
        assertThat(cleo.seatOf("Cleo")).hasCount(1);

        eve.joins(ada.page.url(), "Eve");
        for (Visitor player : List.of(ada, ben, cleo, eve)) {
          player.awaitStatus("Start!");
          assertThat(player.page.locator(".seat .name"))
              .hasText(new String[] {"Ada", "Ben", "Cleo", "Eve"});
        }
        for (Visitor player : List.of(ada, ben, cleo)) {
          assertThat(player.page.locator("#join")).isHidden();
          assertThat(player.page.locator("#lines .text")).hasText("Back in a minute");
        }
      }
    }
  }

  /** The lobby has forgotten its players and rooms; the page and the browser have not. */
  @Test
  void aHomePageThatOutlivedARestartWithoutDataFindsPlayersUnderTheSameName(Browser browser)
      throws IOException {
    try (OwnServer before = OwnServer.start("restart-forgetful", Map.of());
        Visitor ada = Visitor.with(browser);
        Visitor ben =
            Visitor.with(browser, new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      String home = before.base().toString();
      for (Visitor visitor : List.of(ada, ben)) {
        String name = visitor == ada ? "Ada" : "Ben";
        visitor.opensRoom(home, name, newGame(), 3, PagesContract::atOnce);
        visitor.page.navigate(home);
        assertThat(visitor.page.locator("#match .ask-name")).hasCount(0);
        visitor.page.locator("#match-game").fill("after-the-restart-of-" + name);
      }
      assertThat(ada.page.locator(".mine a")).isVisible();
      ada.page.waitForFunction(
          "() => document.querySelector('#connection').dataset.state === 'open'");

      before.kill();
      try (OwnServer again = before.startAgain()) {
        assertThat(again.base()).isEqualTo(before.base());
        assertThat(ada.page.locator(".mine a")).isHidden();
        for (Visitor visitor : List.of(ada, ben)) {
          visitor.page.locator("#match-button").click();
          visitor.page.waitForURL("**/r/*");
          assertThat(visitor.page.locator(".seat.mine .name"))
              .hasText(visitor == ada ? "Ada" : "Ben");
        }
      }
    }
  }
}
