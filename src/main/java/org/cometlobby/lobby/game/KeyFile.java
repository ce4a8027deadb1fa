package org.cometlobby.lobby.game;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A JWK set (RFC 7517) with private keys, in a file that only its owner can read. */
record KeyFile(Path path) {

  /**
   * @throws IllegalArgumentException for an unreadable file, or for a key that is not a P-256 key
   *     with its private part, naming the file
   */
  KeyRing read() {
    try {
      List<ECKey> keys = new ArrayList<>();
      for (JWK key : JWKSet.parse(Files.readString(path)).getKeys()) {
        keys.add(usable(key, "keys[" + keys.size() + "]"));
      }
      Set<String> ids = new HashSet<>();
      for (ECKey key : keys) {
        if (!ids.add(key.getKeyID())) {
          throw wrong("two keys have the kid " + key.getKeyID());
        }
      }
      return new KeyRing(keys);
    } catch (ParseException e) {
      // Not its message, which may contain a secret.
      throw wrong("it is not a JWK set");
    } catch (IOException e) {
      throw wrong("it can't be read: " + e);
    }
  }

  /** Writes another file and moves it into place, so that no reader sees half a file. */
  void write(KeyRing ring) {
    try {
      // Only its owner can read a temporary file, and the move keeps these permissions.
      Path written = Files.createTempFile(directory(), "ticket-keys", ".new");
      try {
        try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
          ByteBuffer bytes =
              ByteBuffer.wrap(ring.set().toString(false).getBytes(StandardCharsets.UTF_8));
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
          channel.force(true);
        }
        Files.move(
            written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(written);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The ticket keys can't be stored in " + path, e);
    }
  }

  Path directory() {
    Path directory = path.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IllegalStateException(path + " is not a file");
    }
    return directory;
  }

  private ECKey usable(JWK key, String where) {
    if (key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve()) && ec.isPrivate()) {
      try {
        return ec.getKeyID() == null ? new ECKey.Builder(ec).keyIDFromThumbprint().build() : ec;
      } catch (JOSEException e) {
        throw wrong(where + " has no thumbprint");
      }
    }
    throw wrong(where + " is not an EC key on the curve P-256 with its private part d");
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(
        "The file " + path + " can't be used for the ticket keys: " + what);
  }
}
