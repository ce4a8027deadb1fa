package org.cometlobby.lobby.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Rooms;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class BadgeTest {

  private static final Texts ENGLISH = new Texts(Language.ENGLISH);

  @Test
  void aBadgeNamesThePlayersAndTheNumberOfMissingPlayers() throws Exception {
    assertThat(texts(room(3, "Ada", "Ben")))
        .containsExactly("chess", "One player is missing", "A", "B", "Ada, Ben");
  }

  @Test
  void aBadgeDrawsEverySeatOfASmallRoom() throws Exception {
    assertThat(circles(room(3, "Ada"))).isEqualTo(3);
  }

  @Test
  void aBadgeCountsTheSeatsThatItDoesNotDraw() throws Exception {
    Room room = room(1_000, "Ada");
    assertThat(circles(room)).isEqualTo(9);
    assertThat(texts(room)).contains("+991");
  }

  @Test
  void aBadgeOfAFullLargeRoomDrawsAsManySeats() throws Exception {
    String[] others = IntStream.range(1, 1_000).mapToObj(n -> "p" + n).toArray(String[]::new);
    Room room = room(1_000, "Ada", others);
    assertThat(circles(room)).isEqualTo(9);
    assertThat(texts(room)).contains("+991");
    assertThat(Badge.svg(room, ENGLISH)).hasSizeLessThan(4_000);
  }

  @Test
  void aBadgeSaysThatTheGameHasStarted() throws Exception {
    assertThat(texts(room(2, "Ada", "Ben"))).contains("Started");
  }

  @Test
  void aBadgeShortensTheNameOfThePlayerForWhomTheRoomWaits() throws Exception {
    Room room =
        Rooms.room(
            Rooms.wish(2, 2, false, 0), new Player("0", "Ada"), new Player("1", "B".repeat(32)));
    Room waiting =
        Rooms.accepted(room.apply(new Command.Disconnect("1", Rooms.GRACE), room.createdAt()))
            .room();
    assertThat(texts(waiting)).contains("Waiting for " + "B".repeat(14) + "…");
  }

  @Test
  void namesAreNeverMarkup() throws Exception {
    String hostile = "\"><script>&amp;]]>";
    Room room = room(2, hostile);
    assertThat(texts(room)).contains(hostile);
    assertThat(parse(room).getElementsByTagName("script").getLength()).isZero();
  }

  @Test
  void longTextIsShortened() {
    assertThat(Badge.shortened("abcdef", 6)).isEqualTo("abcdef");
    assertThat(Badge.shortened("abcdefg", 6)).isEqualTo("abcdef…");
    assertThat(Badge.shortened("等一個對手", 6)).isEqualTo("等一個…");
  }

  @Test
  void aBadgeIsTranslatedToChinese() {
    assertThat(Badge.svg(room(3, "Ada"), new Texts(Language.CHINESE))).contains("還差 2 人");
  }

  private static Room room(int seats, String host, String... others) {
    return Rooms.room(
        NewRoom.of("chess", seats),
        new Player("0", host),
        Stream.of(others).map(name -> new Player(name, name)).toArray(Player[]::new));
  }

  private static List<String> texts(Room room) throws Exception {
    NodeList nodes = parse(room).getElementsByTagName("text");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      // Without the marks that isolate writing directions.
      texts.add(nodes.item(i).getTextContent().replaceAll("[\\u2068\\u2069]", ""));
    }
    return texts;
  }

  private static int circles(Room room) throws Exception {
    return parse(room).getElementsByTagName("circle").getLength();
  }

  private static Document parse(Room room) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(Badge.svg(room, ENGLISH))));
  }
}
