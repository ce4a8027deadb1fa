package org.cometlobby.comet.engine;

import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/** One reader's failure is its own: it ends that reader, and neither a pass nor the timer. */
final class Readers {

  private static final System.Logger LOG = System.getLogger(Readers.class.getName());

  private Readers() {}

  static void guarded(Reader reader, Consumer<Reader> call) {
    try {
      call.accept(reader);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "A stream failed and is ended", e);
      reader.abort();
    }
  }
}
