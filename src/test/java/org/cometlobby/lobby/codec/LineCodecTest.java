package org.cometlobby.lobby.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cometlobby.comet.Entry;
import org.cometlobby.lobby.codec.LogRecord.KnownCommit;
import org.cometlobby.lobby.codec.LogRecord.NoticeDone;
import org.cometlobby.lobby.codec.LogRecord.RoomCommit;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.multipart.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineCodecTest {

  @Test
  void aLineIsItsChecksumAndItsJson() {
    assertThat(new String(LineCodec.encode(new Line.Header(1)), UTF_8))
        .isEqualTo("df68f680 {\"type\":\"header\",\"format\":1}\n");
  }

  @Property(tries = 30)
  void theCommitsOfARoomComeBack(@ForAll long seed) throws BrokenLineException {
    List<Room> life = new RandomRooms(seed).life("K7QX2M", 20);
    for (int i = 1; i < life.size(); i++) {
      RoomCommit commit =
          new RoomCommit(
              "K7QX2M",
              life.get(i).life(),
              life.get(i).version(),
              RoomParts.changed(life.get(i - 1), life.get(i)),
              RoomParts.gone(life.get(i - 1), life.get(i)),
              List.of(),
              Optional.empty());
      assertThat(PlainLine.of(decode(commit))).isEqualTo(PlainLine.of(commit));
    }
  }

  @Property(tries = 300)
  void anyTextComesBack(@ForAll String text) throws BrokenLineException {
    NoticeDone record = new NoticeDone(text);
    assertThat(decode(record)).isEqualTo(record);
  }

  @Test
  void theDataOfAnEntryKeepsItsBytes() throws BrokenLineException {
    String data = " { \"a\" : 1.0e+2 , \"b\":\"\\u00e4\u2028\" } ";
    RoomCommit commit = commit(List.of(Entry.of(7, "ab12z", "message", Part.json(data))));
    RoomCommit read = (RoomCommit) decode(commit);
    assertThat(read.entries().get(0).part()).isEqualTo(Part.json(data));
    assertThat(PlainLine.of(read)).isEqualTo(PlainLine.of(commit));
  }

  @Test
  void anEntryOfAnotherTypeIsRejected() {
    RoomCommit commit = commit(List.of(Entry.of(7, "", "message", Part.text("hello"))));
    assertThatIllegalArgumentException().isThrownBy(() -> LineCodec.encode(commit));
  }

  @Property(tries = 500)
  void aDamagedLineIsFound(@ForAll int where, @ForAll byte damage) {
    byte[] line = LineCodec.encode(new NoticeDone("a notice\u2028"));
    byte[] damaged = Arrays.copyOf(line, line.length - 1);
    int at = Math.floorMod(where, damaged.length);
    damaged[at] ^= damage;
    if (damage != 0 && Character.toLowerCase(damaged[at]) != line[at]) {
      assertThatExceptionOfType(BrokenLineException.class)
          .isThrownBy(() -> LineCodec.decode(damaged));
    }
  }

  @Property(tries = 30)
  void aTornLineIsFound(@ForAll int length) {
    byte[] line = LineCodec.encode(new NoticeDone("a notice"));
    byte[] torn = Arrays.copyOf(line, Math.floorMod(length, line.length - 1));
    assertThatExceptionOfType(BrokenLineException.class).isThrownBy(() -> LineCodec.decode(torn));
  }

  @Test
  void aMemberOfALaterVersionIsIgnoredAndAnUnknownRecordIsNot() throws BrokenLineException {
    assertThat(LineCodec.decode(line("{\"type\":\"done\",\"id\":\"n1\",\"new\":{\"a\":[1]}}")))
        .isEqualTo(new NoticeDone("n1"));
    assertThatExceptionOfType(BrokenLineException.class)
        .isThrownBy(() -> LineCodec.decode(line("{\"type\":\"new\"}")));
    assertThatExceptionOfType(BrokenLineException.class)
        .isThrownBy(() -> LineCodec.decode(line("{\"type\":\"done\"}")));
    assertThatExceptionOfType(BrokenLineException.class)
        .isThrownBy(() -> LineCodec.decode(line("[")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1000000000-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999Z",
        "9999-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59.999Z"
      })
  void aTimeThatNoClockTellsIsRejected(String time) {
    assertThatExceptionOfType(BrokenLineException.class)
        .isThrownBy(() -> decode(new KnownCommit("n1", "K7QX2M", Instant.parse(time))))
        .havingRootCause()
        .withMessageContaining("out of range");
  }

  private static RoomCommit commit(List<Entry> entries) {
    return new RoomCommit("K7QX2M", "k3x9", 7, Map.of(), Set.of(), entries, Optional.empty());
  }

  private static Line decode(Line line) throws BrokenLineException {
    byte[] bytes = LineCodec.encode(line);
    assertThat(bytes).endsWith('\n').containsOnlyOnce('\n');
    return LineCodec.decode(Arrays.copyOf(bytes, bytes.length - 1));
  }

  private static byte[] line(String json) {
    CRC32C crc = new CRC32C();
    crc.update(json.getBytes(UTF_8));
    return "%08x %s".formatted(crc.getValue(), json).getBytes(UTF_8);
  }
}
