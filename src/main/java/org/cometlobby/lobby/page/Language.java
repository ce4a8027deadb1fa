package org.cometlobby.lobby.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.cometlobby.lobby.http.RequestCookies;

/** The languages that the pages speak. */
public enum Language {
  ENGLISH("en", "English"),
  CHINESE("zh-Hant", "繁體中文");

  /** Keeps a visitor's choice, which counts for more than what the browser prefers. */
  static final String COOKIE = "lang";

  private final String tag;
  private final String nativeName;

  Language(String tag, String nativeName) {
    this.tag = tag;
    this.nativeName = nativeName;
  }

  /** As HTML's {@code lang} wants it (BCP 47). */
  public String tag() {
    return tag;
  }

  /** What its readers call it. */
  public String nativeName() {
    return nativeName;
  }

  Locale locale() {
    return Locale.forLanguageTag(tag);
  }

  public static Optional<Language> tagged(String tag) {
    return Arrays.stream(values()).filter(l -> l.tag.equalsIgnoreCase(tag)).findFirst();
  }

  /** The visitor's choice, else the browser's first preference that is spoken here. */
  static Language of(HttpServletRequest request) {
    return RequestCookies.value(request, COOKIE)
        .flatMap(Language::tagged)
        .or(() -> preferred(request))
        .orElse(ENGLISH);
  }

  private static Optional<Language> preferred(HttpServletRequest request) {
    // Of any Chinese: who asks for another script still reads this one sooner than English.
    return Collections.list(request.getLocales()).stream()
        .flatMap(
            wanted ->
                Arrays.stream(values())
                    .filter(l -> l.locale().getLanguage().equals(wanted.getLanguage())))
        .findFirst();
  }
}
