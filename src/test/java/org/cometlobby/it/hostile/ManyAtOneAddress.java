package org.cometlobby.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.cometlobby.it.hostile.Bystanders.newGame;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;
import org.cometlobby.it.harness.Together;
import org.junit.jupiter.api.Test;

/** Many people behind one address, whom the limits must let in: see {@link AttacksIT}. */
interface ManyAtOneAddress extends AttackContract {

  /** The pupils of a class. */
  int PUPILS = 30;

  @Test
  default void aSchoolClassBehindOneAddressJoinsAtOnceWithTwoTabsEach() {
    LobbyClient school = LobbyClient.stranger(base()).from("192.0.2.30");
    LobbyClient teacher = school.register("Teacher");
    String code = teacher.makeRoom(newGame(), PUPILS + 1);
    List<EventStream> tabs = new ArrayList<>(List.of(teacher.watch(code)));
    List<Integer> pupils = new ArrayList<>();
    for (int i = 1; i <= PUPILS; i++) {
      pupils.add(i);
    }
    Together.atOnce(pupils, number -> join(school, code, number)).forEach(tabs::addAll);
    tabs.forEach(tab -> tab.upTo("start"));
    tabs.forEach(EventStream::close);
  }

  /** Does what two tabs of one browser do, one after the other; returns their streams. */
  private static List<EventStream> join(LobbyClient school, String code, int number) {
    served(school.get(""));
    served(school.get("api/rooms"));
    LobbyClient pupil = school.register("Pupil " + number);
    List<EventStream> tabs = new ArrayList<>();
    for (int tab = 0; tab < 2; tab++) {
      served(pupil.get("r/" + code));
      served(pupil.get("js/lobby.js"));
      served(pupil.get("api/rooms/" + code));
      tabs.add(pupil.watch(code));
      served(pupil.get("api/rooms/" + code + "/messages"));
    }
    for (int tab = 0; tab < 2; tab++) {
      served(pupil.sit(code));
      served(
          pupil.send(
              pupil.request("PUT", "api/rooms/" + code + "/seats/me/presence", "{\"here\":true}")));
    }
    return tabs;
  }

  private static Answer served(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isBetween(200, 204);
    return answer;
  }

  @Test
  default void oneUserOfAPhoneNetworkDoesNotLockOutTheOthers() {
    LobbyClient network = LobbyClient.stranger(base()).from("192.0.2.31");
    LobbyClient ann = network.register("Ann");
    LobbyClient ben = network.register("Ben");
    String code = ann.makeRoom(newGame(), 4, "{\"autoStart\":false,\"visibility\":\"unlisted\"}");
    try (EventStream stream = ann.watch(code)) {
      for (int i = 0; i < 150; i++) {
        network.get(
            "api/rooms/TT" + "ACDEFGHJKM".charAt(i / 15) + "23456789ACDEFGH".charAt(i % 15) + "TT");
      }
      assertThat(network.get("api/rooms/TTTTTT").status()).isEqualTo(429);
      assertThat(ben.sit(code).status()).as("the link to an unlisted room").isEqualTo(201);
      stream.await(event -> event.name().equals("joined"));
      AtomicBoolean over = new AtomicBoolean();
      AtomicBoolean refused = new AtomicBoolean();
      Thread neighbour = new Thread(() -> flood(network, refused, over));
      neighbour.start();
      try {
        await().atMost(Duration.ofMinutes(1)).untilTrue(refused);
        for (int i = 0; i < 5; i++) {
          assertThat(ann.say(code, "Line " + i).status()).isEqualTo(202);
          stream.await(event -> event.name().equals("message"));
        }
        await("a newcomer")
            .atMost(Duration.ofMinutes(1))
            .pollInterval(Duration.ofMillis(100))
            .until(() -> network.post("api/players", "{\"name\":\"Cleo\"}").status() == 201);
      } finally {
        over.set(true);
      }
      await().atMost(Duration.ofMinutes(1)).until(() -> !neighbour.isAlive());
    }
  }

  /** Asks for dear answers without end. */
  private static void flood(LobbyClient network, AtomicBoolean refused, AtomicBoolean over) {
    for (int i = 0; !over.get(); i++) {
      if (network.get("api/rooms?q=x" + i).status() == 429) {
        refused.set(true);
      }
    }
  }
}
