package org.cometlobby.lobby.page;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pages' texts in one language. Plain text: HTML has to escape it, above all where a value
 * comes from a user.
 */
public final class Texts {

  private static final String BUNDLE = "org.cometlobby.lobby.page.messages";
  private static final String LIVE = "live.";
  private static final Pattern VALUE = Pattern.compile("\\{(\\d)}");

  private final Locale locale;
  private final ResourceBundle bundle;

  public Texts(Language language) {
    this.locale = language.locale();
    // No fallback to the server's own locale, which says nothing about the visitor.
    this.bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  Locale locale() {
    return locale;
  }

  ResourceBundle bundle() {
    return bundle;
  }

  boolean has(String key) {
    return bundle.containsKey(key);
  }

  /** Returns the text of a key, with the values in place of {@code {0}}, {@code {1}}... */
  public String text(String key, Object... values) {
    Matcher matcher = VALUE.matcher(bundle.getString(key));
    return matcher.replaceAll(
        match -> Matcher.quoteReplacement(shown(values[Integer.parseInt(match.group(1))])));
  }

  /**
   * Returns the text for a count, which is its value {@code {0}}. English has two plural forms,
   * Chinese one; the rule of a language with more belongs here.
   */
  public String count(String key, int count, Object... more) {
    String one = key + ".one";
    String form = count == 1 && bundle.containsKey(one) && isEnglish() ? one : key + ".other";
    Object[] values = new Object[more.length + 1];
    values[0] = count;
    System.arraycopy(more, 0, values, 1, more.length);
    return text(form, values);
  }

  /** Returns the texts that scripts need, by their keys without {@code live.}. */
  Map<String, String> live() {
    Map<String, String> live = new TreeMap<>();
    for (String key : bundle.keySet()) {
      if (key.startsWith(LIVE)) {
        live.put(key.substring(LIVE.length()), bundle.getString(key));
      }
    }
    return live;
  }

  private String shown(Object value) {
    return value instanceof Number number
        ? NumberFormat.getInstance(locale).format(number)
        : value.toString();
  }

  private boolean isEnglish() {
    return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
  }
}
