package org.cometlobby.comet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method of a CDI bean a push stream. GET on the path opens it; nothing else is needed, no
 * registration and no line of {@code web.xml}.
 *
 * <p>The method has one of these shapes:
 *
 * <table>
 *   <caption>Shapes of a method</caption>
 *   <tr><td>{@code void m(Push<T> push)}</td>
 *       <td>sends as it goes and may block; the stream ends when it returns</td></tr>
 *   <tr><td>{@code Stream<T> m()}, {@code Iterable<T> m()}</td>
 *       <td>each element is a part; taking the next may block</td></tr>
 *   <tr><td>{@code Flow.Publisher<T> m()}</td>
 *       <td>each item is a part, requested as the client takes them</td></tr>
 *   <tr><td>{@code Topic<T> m()}</td>
 *       <td>the same broadcast for everybody; the method is asked once per subscriber which topic
 *       it is, and must not block</td></tr>
 * </table>
 *
 * <p>But for a topic, every subscriber gets a run of the method of its own. {@code T} is a {@link
 * CharSequence}, {@code byte[]}, a {@link org.cometlobby.multipart.Part}, or anything that JSON-B
 * writes.
 *
 * <p>Further parameters are filled in from the request: {@link PathParam}, {@link QueryParam}, and
 * a {@link java.security.Principal} for the caller ({@code null} when nobody is signed in). The
 * types they may have are {@code String}, the primitives and their boxes, enums, any type with a
 * static {@code valueOf(String)}, {@code fromString(String)} or {@code parse(CharSequence)}, and an
 * {@link java.util.Optional} or {@link java.util.List} of these. A value that doesn't convert is
 * answered with 400, naming the parameter.
 *
 * <p>A method that throws before its first value answers 500, or what it chose with a {@link
 * RefusedException}; afterwards the client gets an {@code error} event and the stream ends. When
 * the client goes away, {@link Push#send} throws {@link ClientGoneException} and the thread is
 * interrupted, a {@code Stream} is closed, a {@code Publisher} cancelled.
 *
 * <p>A method that cannot work stops the deployment with a message that names it.
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
   * The content type of what the method sends. By default {@code text/plain;charset=utf-8} for
   * text, {@code application/octet-stream} for bytes, {@code application/json} for the rest. A
   * {@code Part} has its own.
   */
  String contentType() default "";
}
