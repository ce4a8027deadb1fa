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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The room's page while the lobby's process is killed and started again. */
@ExtendWith(Browsers.class)
@Tag("one-server")
class RestartIT {

  @TempDir private Path directory;
  private OwnServer server;

  @BeforeEach
  void start() throws IOException {
    server = OwnServer.start("restart-page", Map.of("LOBBY_DATA_DIR", directory.toString()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void killAndStartAgain() throws IOException {
    server.kill();
    server = server.startAgain();
  }

  @Test
  void thePlayersWhoWaitedThroughARestartStartWithTheThird(Browser browser) throws IOException {
    String home = server.base().toString();
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser);
        Visitor eve = Visitor.with(browser)) {
      ada.opensRoom(home, "Ada", newGame(), 3, PagesContract::atOnce);
      ben.joins(ada.page.url(), "Ben");
      ben.says("Back in a minute");
      ada.awaitStatus("One player is missing");
      assertThat(ada.page.locator("#lines .text")).hasText("Back in a minute");

      killAndStartAgain();

      eve.joins(ada.page.url(), "Eve");
      for (Visitor player : List.of(ada, ben, eve)) {
        player.awaitStatus("Start!");
        assertThat(player.page.locator(".seat .name")).hasText(new String[] {"Ada", "Ben", "Eve"});
      }
      for (Visitor player : List.of(ada, ben)) {
        assertThat(player.page.locator("#join")).isHidden();
        assertThat(player.page.locator("#lines .text")).hasText("Back in a minute");
      }
    }
  }

  @Test
  void aPageThatIsReloadedAfterARestartHasItsSeatAndItsMessages(Browser browser)
      throws IOException {
    String home = server.base().toString();
    try (Visitor ada = Visitor.with(browser)) {
      ada.opensRoom(home, "Ada", newGame(), 3, PagesContract::atOnce);
      ada.page.locator(".seat.mine").waitFor();
      ada.says("Still here");
      assertThat(ada.page.locator("#lines .text")).hasText("Still here");

      killAndStartAgain();

      ada.page.reload();
      ada.page.locator(".seat.mine").waitFor();
      assertThat(ada.page.locator("#join")).isHidden();
      assertThat(ada.page.locator("#lines .text")).hasText("Still here");
      assertThat(ada.seatOf("Ada")).hasCount(1);
    }
  }

  /** The lobby has forgotten its players; the page and the browser have not. */
  @Test
  void aPageThatOutlivedARestartWithoutDataFindsPlayersUnderTheSameName(Browser browser)
      throws IOException {
    try (OwnServer forgetful = OwnServer.start("restart-forgetful", Map.of());
        Visitor ada = Visitor.with(browser);
        Visitor ben =
            Visitor.with(browser, new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      String home = forgetful.base().toString();
      for (Visitor visitor : List.of(ada, ben)) {
        String name = visitor == ada ? "Ada" : "Ben";
        visitor.opensRoom(home, name, newGame(), 3, PagesContract::atOnce);
        visitor.page.navigate(home);
        assertThat(visitor.page.locator("#match .ask-name")).hasCount(0);
        visitor.page.locator("#match-game").fill("after-the-restart-of-" + name);
      }
      forgetful.kill();
      try (OwnServer again = forgetful.startAgain()) {
        assertThat(again.base()).isEqualTo(forgetful.base());
        for (Visitor visitor : List.of(ada, ben)) {
          visitor.page.locator("#match-button").click();
          visitor.page.waitForURL("**/r/*");
          assertThat(visitor.page.locator(".seat.mine .name"))
              .hasText(visitor == ada ? "Ada" : "Ben");
        }
      }
    }
  }

  @Test
  void aHomePageThatOutlivedARestartWithoutDataLeadsBackToNoRoomThatIsGone(Browser browser)
      throws IOException {
    try (OwnServer forgetful = OwnServer.start("restart-forgetful", Map.of());
        Visitor ada = Visitor.with(browser)) {
      String home = forgetful.base().toString();
      ada.opensRoom(home, "Ada", newGame(), 3, PagesContract::atOnce);
      ada.page.navigate(home);
      assertThat(ada.page.locator(".mine a")).isVisible();
      ada.page.waitForFunction(
          "() => document.querySelector('#connection').dataset.state === 'open'");
      forgetful.kill();
      try (OwnServer again = forgetful.startAgain()) {
        assertThat(again.base()).isEqualTo(forgetful.base());
        assertThat(ada.page.locator(".mine a")).isHidden();
      }
    }
  }
}
