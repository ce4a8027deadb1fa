package org.cometlobby.comet.servlet;

import jakarta.enterprise.inject.spi.Bean;
import java.lang.reflect.Method;
import java.util.List;
import org.cometlobby.multipart.Part;

/**
 * A {@link org.cometlobby.comet.Comet} method that can be served, made by {@link
 * CometMethodReader}.
 *
 * @param bean the bean whose method it is
 * @param method accessible
 * @param name the method's name in messages, one string for all streams: {@link #nameOf}
 * @param arguments one for each of the method's parameters
 * @param encodings the keys under which its subscribers share encoded entries
 */
record CometMethod(
    Bean<?> bean,
    Method method,
    String name,
    PathTemplate path,
    Shape shape,
    List<Argument> arguments,
    Encodings encodings) {

  /** The shape of a method: how it gives its values. */
  enum Shape {
    /** Takes a Push and sends; may block. */
    PUSH,
    /** Returns a Stream; taking from it may block. */
    STREAM,
    /** Returns an Iterable; taking from it may block. */
    ITERABLE,
    /** Returns a Flow.Publisher. */
    PUBLISHER,
    /** Returns a Topic. */
    TOPIC
  }

  /** Returns a method's name in messages: {@code org.example.Chat.listen}. */
  static String nameOf(Method method) {
    return method.getDeclaringClass().getName() + "." + method.getName();
  }

  static boolean isContentType(String contentType) {
    try {
      return Part.text(contentType, "").length() == 0
          && contentType.matches("[^/;\\s]+/[^/;\\s]+.*");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
