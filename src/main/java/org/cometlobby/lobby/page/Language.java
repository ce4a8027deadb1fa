package org.cometlobby.lobby.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.cometlobby.lobby.http.RequestCookies;

/** The languages of the pages. */
public enum Language {
  ENGLISH("en", "English"),
  CHINESE("zh-Hant", "繁體中文");

  /** The cookie of a visitor's choice, which overrides the browser's preferences. */
  static final String COOKIE = "lang";

  private final String tag;
  private final String nativeName;

  Language(String tag, String nativeName) {
    this.tag = tag;
    this.nativeName = nativeName;
  }

  /** Returns the value of HTML's {@code lang} (BCP 47). */
  public String tag() {
    return tag;
  }

  /** Returns the language's name in the language itself. */
  public String nativeName() {
    return nativeName;
  }

  Locale locale() {
    return Locale.forLanguageTag(tag);
  }

  public static Optional<Language> tagged(String tag) {
    return Arrays.stream(values()).filter(l -> l.tag.equalsIgnoreCase(tag)).findFirst();
  }

  /** Returns the visitor's choice, else the first of the browser's preferences that exists. */
  static Language of(HttpServletRequest request) {
    return RequestCookies.value(request, COOKIE)
        .flatMap(Language::tagged)
        .or(() -> preferred(request))
        .orElse(ENGLISH);
  }

  private static Optional<Language> preferred(HttpServletRequest request) {
    // For any Chinese: a reader of another script still understands this one better than English.
    return Collections.list(request.getLocales()).stream()
        .flatMap(
            wanted ->
                Arrays.stream(values())
                    .filter(l -> l.locale().getLanguage().equals(wanted.getLanguage())))
        .findFirst();
  }
}
