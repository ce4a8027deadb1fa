package org.cometlobby.lobby.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.roaringbitmap.RoaringBitmap;

class TextIndexTest {

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("abc \u00e4\ud83d\ude00").ofMaxLength(9);
  }

  @Provide
  Arbitrary<String> wanted() {
    return texts().filter(text -> !text.isEmpty());
  }

  @Property
  void everyTextThatContainsTheWantedOneIsFound(
      @ForAll("library") Map<Integer, String> texts, @ForAll("wanted") String wanted) {
    assertThat(found(texts, wanted)).containsAll(containing(texts, wanted));
  }

  @Property
  void ofUpToThreeCharactersNoOtherTextIsFound(@ForAll("library") Map<Integer, String> texts) {
    // Of one, two and three characters there is a set for each.
    for (String wanted : List.of("a", "ab", "abc", "b\u00e4c")) {
      assertThat(found(texts, wanted)).containsExactlyElementsOf(containing(texts, wanted));
    }
  }

  @Provide
  Arbitrary<Map<Integer, String>> library() {
    return Arbitraries.maps(Arbitraries.integers().between(1, 200_000), texts()).ofMaxSize(40);
  }

  @Property
  void aRemovedTextIsNotFound(
      @ForAll("library") Map<Integer, String> texts, @ForAll("wanted") String wanted) {
    TextIndex index = new TextIndex();
    texts.forEach((id, text) -> index.add(text, id));
    Map<Integer, String> left = new HashMap<>();
    texts.forEach(
        (id, text) -> {
          if (id % 2 == 0) {
            index.remove(text, id);
          } else {
            left.put(id, text);
          }
        });
    RoaringBitmap ids = ids(texts);
    index.rarest(wanted).forEach(ids::and);
    assertThat(ids).allMatch(id -> id % 2 == 1);
    assertThat(ids).containsAll(containing(left, wanted));
  }

  private static RoaringBitmap found(Map<Integer, String> texts, String wanted) {
    TextIndex index = new TextIndex();
    texts.forEach((id, text) -> index.add(text, id));
    RoaringBitmap ids = ids(texts);
    index.rarest(wanted).forEach(ids::and);
    return ids;
  }

  private static RoaringBitmap ids(Map<Integer, String> texts) {
    RoaringBitmap ids = new RoaringBitmap();
    texts.keySet().forEach(ids::add);
    return ids;
  }

  private static Iterable<Integer> containing(Map<Integer, String> texts, String wanted) {
    return texts.entrySet().stream()
        .filter(entry -> entry.getValue().contains(wanted))
        .map(Map.Entry::getKey)
        .sorted(Integer::compareUnsigned)
        .toList();
  }
}
