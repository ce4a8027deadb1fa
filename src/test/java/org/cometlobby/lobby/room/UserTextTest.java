package org.cometlobby.lobby.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserTextTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Latin | Ann",
        "Latin with an accent | Zoë",
        "Chinese | 王小明",
        "Markup | O'Brien & <b>Sons</b>",
        "Arabic | مریم",
        "Persian with a non-joiner | می\u200cخواهم",
        "Persian abbreviation of a year | ۱۴۰۵ ه\u200d",
        "Arabic with vowels | مُحَمَّد",
        "Quranic Arabic | ٱلضَّآلِّينَ",
        "Arabic number sign | \u0600١٢٣",
        "Arabic end of a verse | \u06dd١٢",
        "Syriac abbreviation mark | \u070fܐܒ",
        "Hebrew | שָׁלוֹם",
        "Hebrew with cantillation | בְּרֵאשִׁ֖ית",
        "Hebrew with five marks on a letter | ש\u05b8\u05bc\u05bd\u05c1\u0594",
        "Hebrew with a grapheme joiner | יר\u05d5ש\u05dc\u05b7\u034f\u05b4ם",
        "Devanagari | क्षि",
        "Devanagari with a half form | क्\u200dष",
        "Devanagari with Vedic accents | अ॒ग्निमी॑ळे",
        "Bengali with a joiner | র\u200d্যাব",
        "Malayalam with an old chillu | അവന്\u200d",
        "Sinhala | ශ්\u200dරී",
        "Tamil | தமிழ்",
        "Burmese with five marks on a letter | လျှို့ဝှက်",
        "Burmese | မြန်မာ",
        "Shan | လိၵ်ႈတႆး",
        "Tai Tham | ᨲ᩠ᩅᩫᨾᩮᩥᩬᨦ",
        "Tibetan | བཀྲ་ཤིས་བདེ་ལེགས",
        "Tibetan stack | ཧཱུྃ",
        "Tibetan Sanskrit | བྷྲཱུྃ",
        "Khmer | ស្ត្រី",
        "Khmer with three marks | ញ៉ាំ",
        "Lao | ນ້ຳ",
        "Thai | ที่นี่",
        "Thai with a vowel of two parts | น้ำ",
        "Vietnamese | Nguyễn Thị Ệ",
        "Korean | 한국어",
        "Mongolian | \u1833\u1821\u182d\u180b\u1821",
        "Mongolian vowel separator | \u182c\u180e\u1820",
        "Yoruba | Ọ̀ṣun",
        "Polytonic Greek | ᾧ",
        "N'Ko | ߒߞߏ߫",
        "Adlam | 𞤀𞤣𞤤𞤢𞤥",
        "Kanji with a variant | 葛\udb40\udd00城",
        "Han of a later Unicode in plane 3 | \ud884\udf50",
        "Han of a later Unicode in plane 2 | \ud87a\udff0",
        "Han of a later Unicode in plane 0 | \u9fff",
        "Emoji of a profession | 👩\u200d🚀",
        "Heart | ❤\ufe0f",
        "Keycap | 1\ufe0f\u20e3",
        "Skin tone | 👍🏽",
        "Family | 👨\u200d👩\u200d👧\u200d👦",
        "Profession with a skin tone | 🧑🏽\u200d🚀",
        "Rainbow flag | 🏳\ufe0f\u200d🌈",
        "Pirate flag | 🏴\u200d☠\ufe0f",
        "Flag of Taiwan | 🇹🇼",
        "Nodding face | 🙂\u200d↕\ufe0f",
        "Emoji of a later Unicode | \ud83e\udedf",
        "Flag of Scotland | 🏴\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc63\udb40\udc74\udb40\udc7f",
        "Flag of Wales | 🏴\udb40\udc67\udb40\udc62\udb40\udc77\udb40\udc6c\udb40\udc73\udb40\udc7f",
        "Flag of England | 🏴\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f"
      })
  void whatALanguageOrAnEmojiNeedsStaysAsTyped(String what, String typed) {
    assertThat(UserText.line(typed)).isEqualTo(typed);
  }

  @ParameterizedTest
  @CsvSource({
    "'  Ann  ', Ann",
    "'Ann\t\u00a0\u3000Lee', Ann Lee",
    "'Ann\r\nLee', Ann Lee",
    "'Zoe\u0308', Zo\u00eb",
    "'Zoe\u200b\u0308', Zo\u00eb",
    "'\u202eAnn\u2066', Ann",
    "'\ufeffA\u0000n\u007fn', Ann",
    "'An\ud800n', Ann",
    "'An\ue000n', Ann",
    "'\u3164Ann', Ann",
    "'Ann\u200d', Ann",
    "'\u200dAnn', Ann",
    "'Ann\u200d Lee', Ann Lee",
    "'A\u200d\u200c\u200dnn', A\u200dnn",
    "'A\u180enn', Ann",
    "'A\ufe0f\ufe0e\ufe0fnn', A\ufe0fnn",
    "'x\u0335\ufe0f', x\u0335",
    "'Ann\udb40\udc67\udb40\udc7f', Ann",
    "'🏴\udb40\udc67\udb40\udc62', 🏴",
    "'🏴\udb40\udc7f', 🏴",
    "'🏴\udb40\udc67\udb40\udc67\udb40\udc67\udb40\udc67\udb40\udc67\udb40\udc67\udb40\udc67\udb40\udc7f', 🏴",
    "'Ann\ud83f\udfff\ud8bf\udffe', Ann"
  })
  void invisibleCharactersAreDropped(String typed, String line) {
    assertThat(UserText.line(typed)).isEqualTo(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\u200b", "\u200d", "\u0301", "\u3164\u2800", "\udc00", "\ufe0f"})
  void aTextWithoutVisibleCharactersIsEmpty(String typed) {
    assertThat(UserText.line(typed)).isEmpty();
  }

  @Test
  void aCharacterKeepsFourMarks() {
    String zalgo = "x" + "\u0335".repeat(50) + "y";
    assertThat(UserText.line(zalgo)).isEqualTo("x" + "\u0335".repeat(4) + "y");
  }

  @Test
  void marksBehindJoinersCountAsWell() {
    String zalgo = "x" + "\u0335\u200d".repeat(50);
    assertThat(UserText.line(zalgo).chars().filter(c -> c == '\u0335')).hasSize(4);
  }

  @Test
  void aBurmeseLetterKeepsSixMarks() {
    assertThat(UserText.line("လ" + "\u103b".repeat(50))).isEqualTo("လ" + "\u103b".repeat(6));
  }

  @Test
  void decomposedTextLosesNoMarkThatComposes() {
    String typed =
        Normalizer.normalize("Nguyễn ᾧ", Normalizer.Form.NFD) + "\u0323\u0332\u0333\u0335";
    assertThat(UserText.line(typed)).isEqualTo(Normalizer.normalize(typed, Normalizer.Form.NFC));
  }

  @Test
  void ofATextThatIsLongerThanAnyBodyTheBeginningIsRead() {
    String line = UserText.line("x".repeat(UserText.MAX_RAW - 1) + "🚀".repeat(1_000));
    assertThat(line).isEqualTo("x".repeat(UserText.MAX_RAW - 1));
  }

  /**
   * The normalisation sorts each run of marks by insertion, so a bound on the runs makes it linear.
   */
  @Property
  void noRunOfMarksThatIsNormalisedIsLong(
      @ForAll("accents") String accents, @ForAll @IntRange(max = 2_000) int times) {
    String bounded = UserText.bounded("x" + accents.repeat(times));
    assertThat(bounded).doesNotContainPattern("\\p{M}{" + (UserText.MAX_RAW_MARKS + 1) + "}");
    assertThat(bounded.length()).isLessThanOrEqualTo(UserText.MAX_RAW);
  }

  @Property
  void ordinaryTextIsOnlyComposed(@ForAll("words") List<String> words) {
    String typed = String.join(" ", words);
    assertThat(UserText.line(typed)).isEqualTo(Normalizer.normalize(typed, Normalizer.Form.NFC));
  }

  @Property
  void cleaningACleanedTextChangesNothing(@ForAll("typed") String typed) {
    String line = UserText.line(typed);
    assertThat(UserText.line(line)).isEqualTo(line);
    assertThat(Normalizer.isNormalized(line, Normalizer.Form.NFC)).isTrue();
    assertThat(line).isEqualTo(line.strip());
  }

  @Provide
  Arbitrary<String> accents() {
    return Arbitraries.strings()
        .withChars("\u0315\u0316\u0301\u200d\u200c\u200b\ufe0f\u0345\u05b8")
        .ofMinLength(1)
        .ofMaxLength(8);
  }

  /** Words whose characters have at most two marks, all of them in this Java's Unicode. */
  @Provide
  Arbitrary<List<String>> words() {
    Arbitrary<String> letter =
        Arbitraries.integers()
            .between('!', 0x2ffff)
            .filter(c -> Character.isLetterOrDigit(c) && !VisibleText.isBlank(c))
            .map(Character::toString);
    Arbitrary<String> marks =
        Arbitraries.strings().withChars("\u0301\u0323\u0308\u064b\u093c").ofMaxLength(2);
    return Combinators.combine(letter, marks)
        .as(String::concat)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(letters -> String.join("", letters))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  /** Any text, and text of the characters whose rules depend on their neighbours. */
  @Provide
  Arbitrary<String> typed() {
    Arbitrary<String> delicate =
        Arbitraries.of(
            "a",
            "e",
            " ",
            "ش",
            "ക",
            "\u1820",
            "\u0958",
            "\u1025",
            "\u102e",
            "\u0f73",
            "\u05e9",
            "\u05b8",
            "\u0301",
            "\u0344",
            "\u0316",
            "\u09c7",
            "\u09be",
            "\u200d",
            "\u200c",
            "\u180e",
            "\ufe0f",
            "\u180b",
            "\u200b",
            "🏴",
            "\udb40\udc67",
            "\udb40\udc7f",
            "\udb40",
            "\u0600",
            "\u1100",
            "\u1161",
            "\u11a8");
    return Arbitraries.oneOf(
        Arbitraries.strings(), delicate.list().ofMaxSize(40).map(parts -> String.join("", parts)));
  }
}
