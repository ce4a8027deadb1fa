package org.cometlobby.lobby.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The headers in which proxies name the client. Only the kind that the operator sets is believed:
 * proxies pass on the other kind as the client sent it.
 */
enum ProxyHeaders {
  /** {@code X-Forwarded-For} and {@code X-Forwarded-Proto}. */
  X_FORWARDED("x-forwarded") {
    @Override
    List<ForwardedHop> hops(Function<String, List<String>> headers) {
      List<String> protos = elements(headers.apply("X-Forwarded-Proto"));
      // The proxy next to us wrote the last one.
      Optional<Boolean> secure =
          protos.isEmpty() ? Optional.empty() : isSecure(protos.get(protos.size() - 1));
      return elements(headers.apply("X-Forwarded-For")).stream()
          .map(address -> new ForwardedHop(NumericAddress.parse(address), secure))
          .toList();
    }
  },

  /** {@code Forwarded}, RFC 7239. */
  FORWARDED("forwarded") {
    @Override
    List<ForwardedHop> hops(Function<String, List<String>> headers) {
      List<ForwardedHop> hops = new ArrayList<>();
      for (String element : elements(headers.apply("Forwarded"))) {
        hops.add(
            new ForwardedHop(
                parameter(element, "for").flatMap(NumericAddress::parse),
                parameter(element, "proto").flatMap(ProxyHeaders::isSecure)));
      }
      return hops;
    }
  };

  // Between commas, except a comma in quotes.
  private static final Pattern ELEMENT = Pattern.compile("(?:\"(?:[^\"\\\\]|\\\\.)*+\"|[^,\"])++");
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\G\\s*([^=;\"\\s]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^;\"]*))\\s*;?");

  private final String setting;

  ProxyHeaders(String setting) {
    this.setting = setting;
  }

  static Optional<ProxyHeaders> of(String setting) {
    for (ProxyHeaders kind : values()) {
      if (kind.setting.equals(setting)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /**
   * Reads the hops, the one nearest to the client first.
   *
   * @param headers all values of a request's header, in their order
   */
  abstract List<ForwardedHop> hops(Function<String, List<String>> headers);

  private static List<String> elements(List<String> values) {
    List<String> elements = new ArrayList<>();
    for (String value : values) {
      Matcher matcher = ELEMENT.matcher(value);
      while (matcher.find()) {
        elements.add(matcher.group().strip());
      }
    }
    return elements;
  }

  private static Optional<String> parameter(String element, String name) {
    Matcher matcher = PARAMETER.matcher(element);
    while (matcher.find()) {
      if (matcher.group(1).equalsIgnoreCase(name)) {
        String quoted = matcher.group(2);
        return Optional.of(quoted == null ? matcher.group(3).strip() : quoted);
      }
    }
    return Optional.empty();
  }

  private static Optional<Boolean> isSecure(String proto) {
    return switch (proto.toLowerCase(Locale.ROOT)) {
      case "https" -> Optional.of(true);
      case "http" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
