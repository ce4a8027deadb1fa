package org.cometlobby.comet.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.cometlobby.comet.Entry;
import org.cometlobby.comet.Journal;
import org.cometlobby.comet.Topic;
import org.cometlobby.multipart.Boundary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The properties that all framings have in common, a new one too. */
class FramingKindTest {

  private final Encodings encodings = new Encodings("text/plain;charset=utf-8");
  private final Entry entry = entry();

  private static Entry entry() {
    Topic<String> topic = Topic.create();
    topic.publish("named", "text");
    Journal journal = topic.journal();
    return journal.after(0, 1).get(0);
  }

  private String written(FramingKind kind, Encodings keys) {
    return written(kind, keys, false);
  }

  private String written(FramingKind kind, Encodings keys, boolean isLast) {
    Framing framing = Framing.of(kind, Boundary.random(new Random(1)), keys);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String after = isLast ? "-end" : "";
    framing.entry(entry, e -> "cursor-" + e.offset() + after, isLast, bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource
  void anEntryIsTheSameWhateverFramingsItWasWrittenInBefore(FramingKind kind) {
    String alone = written(kind, new Encodings("text/plain;charset=utf-8"));
    Stream.of(FramingKind.values()).forEach(other -> written(other, encodings));
    assertThat(written(kind, encodings)).isEqualTo(alone).contains("text");
  }

  @ParameterizedTest
  @EnumSource
  void anEntryHasItsCursor(FramingKind kind) {
    Framing framing = Framing.of(kind, Boundary.random(new Random(1)), encodings);
    String end = new String(framing.closing("cursor-end", false), StandardCharsets.UTF_8);
    assertThat(written(kind, encodings) + end).containsAnyOf("cursor-1", "cursor-end");
  }

  @ParameterizedTest
  @EnumSource
  void aLastEntryHasACursorOfItsOwn(FramingKind kind) {
    String before = written(kind, encodings);
    assertThat(written(kind, encodings, true))
        .isEqualTo(before.replace("cursor-1", "cursor-1-end"));
    assertThat(written(kind, encodings)).isEqualTo(before);
  }

  @Test
  void theProblemOfAnUnknownFramingNamesEveryOne() {
    assertThat(Refusals.notAcceptable().toString())
        .contains(Stream.of(FramingKind.values()).map(kind -> "as=" + kind.parameter()).toList());
  }
}
