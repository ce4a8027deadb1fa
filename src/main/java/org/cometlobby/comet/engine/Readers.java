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
    } catch (Throwable t) {
      // An Error, too: it is one reader's, and the others must go on.
      LOG.log(Level.ERROR, "A stream failed and is ended", t);
      abort(reader);
    }
  }

  static void abort(Reader reader) {
    try {
      reader.abort();
    } catch (Throwable t) {
      LOG.log(Level.ERROR, "A stream's end failed", t);
    }
  }
}
