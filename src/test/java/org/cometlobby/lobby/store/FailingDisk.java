package org.cometlobby.lobby.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** A disk that is full, fails or hangs while a test wants it to. */
final class FailingDisk implements LogFile.Factory {

  volatile boolean full;
  volatile boolean hangs;
  volatile boolean isShortOfMemory;
  volatile boolean failsToForce;
  volatile boolean failsToClose;

  @Override
  public LogFile create(Path path) throws IOException {
    return new LogFile(path) {
      @Override
      void write(RandomAccessFile target, byte[] bytes) throws IOException {
        while (hangs) {
          LockSupport.parkNanos(1_000_000);
        }
        if (full) {
          super.write(target, Arrays.copyOf(bytes, bytes.length / 2));
          throw new IOException("No space left on device");
        }
        if (isShortOfMemory) {
          throw new OutOfMemoryError("on purpose");
        }
        super.write(target, bytes);
      }

      @Override
      void force(RandomAccessFile target) throws IOException {
        if (failsToForce) {
          throw new IOException("Input/output error");
        }
        super.force(target);
      }

      @Override
      public void close() throws IOException {
        super.close();
        if (failsToClose) {
          throw new IOException("Input/output error");
        }
      }
    };
  }
}
