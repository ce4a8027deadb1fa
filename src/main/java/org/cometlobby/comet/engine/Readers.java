package org.cometlobby.comet.engine;

import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/** The isolation of readers: one that fails is ended, and neither a pass nor the timer is. */
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
