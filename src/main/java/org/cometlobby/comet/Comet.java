package org.cometlobby.comet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mark of a CDI bean's method as a push stream. A GET request on the path opens the stream; no
 * registration and no entry in {@code web.xml} is needed.
 *
 * <p>The method has one of these shapes:
 *
 * <table>
 *   <caption>Shapes of a method</caption>
 *   <tr><td>{@code void m(Push<T> push)}</td>
 *       <td>sends values one by one and may block; the stream ends when the method returns</td></tr>
 *   <tr><td>{@code Stream<T> m()}, {@code Iterable<T> m()}</td>
 *       <td>each element is a part; taking the next one may block</td></tr>
 *   <tr><td>{@code Flow.Publisher<T> m()}</td>
 *       <td>each item is a part, requested as fast as the client takes them</td></tr>
 *   <tr><td>{@code Topic<T> m()}</td>
 *       <td>a broadcast that all subscribers share; the method is called once per subscriber, to
 *       choose the topic, and must not block</td></tr>
 * </table>
 *
 * <p>Except for a topic, the method is invoked for each subscriber, who gets the values of that
 * invocation alone. {@code T} is a {@link CharSequence}, {@code byte[]}, a {@link
 * org.cometlobby.multipart.Part}, or any type that JSON-B writes.
 *
 * <p>Further parameters are taken from the request: {@link PathParam}, {@link QueryParam}, a {@link
 * Subscriber}, and a {@link java.security.Principal} for the caller ({@code null} for a caller that
 * isn't signed in). The types of path and query parameters are {@code String}, the primitives and
 * their boxes, enums, any type with a static {@code valueOf(String)}, {@code fromString(String)} or
 * {@code parse(CharSequence)}, and an {@link java.util.Optional} or {@link java.util.List} of
 * these. A value that doesn't convert is answered with 400, naming the parameter.
 *
 * <p>A method that throws before its first value is answered with 500, or with the status of its
 * {@link RefusedException}; after the first value the client gets an {@code error} event and the
 * stream ends. When the client goes away, {@link Push#send} throws {@link ClientGoneException} and
 * the method's thread is interrupted, a {@code Stream} is closed, a {@code Publisher} cancelled.
 *
 * <p>A method that can't be served stops the deployment with a message that names it.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Comet {

  /**
   * The path, relative to the context root: {@code /comet_wait}, or a template such as {@code
   * /streams/rooms/{code}} whose variables are whole segments. The first segment is literal.
   */
  String value();

  /**
   * The content type of the values. By default {@code text/plain;charset=utf-8} for text, {@code
   * application/octet-stream} for bytes, {@code application/json} for all other types. A {@code
   * Part} has its own.
   */
  String contentType() default "";
}
