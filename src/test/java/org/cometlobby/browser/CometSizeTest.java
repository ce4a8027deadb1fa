package org.cometlobby.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The size of the scripts that a page loads for its streams, gzipped with their comments. */
class CometSizeTest {

  private static final Scripts SCRIPTS = Scripts.in(Scripts.FOLDER);

  @Test
  void theScriptsOfAStreamHaveAtMostSevenKilobytes() throws IOException {
    Set<String> loaded = SCRIPTS.loadedWith("comet.js");
    assertThat(loaded)
        .contains("comet.js", "comet/multipart.js")
        .doesNotContain("comet/tabs.js", "comet/poll.js");
    int size = 0;
    for (String script : loaded) {
      size += gzipped(script);
    }
    assertThat(size).as("bytes of %s", loaded).isLessThanOrEqualTo(7 * 1024);
  }

  /**
   * Only pages that ask for a shared stream load the one, and only those kept waiting the other.
   */
  @ParameterizedTest
  @CsvSource({"comet.js, comet/tabs.js, 3.5", "comet/connection.js, comet/poll.js, 1.5"})
  void theScriptsThatFewPagesNeedComeOnDemandAndAreSmall(
      String importer, String script, double kilobytes) throws IOException {
    assertThat(SCRIPTS.importsOf(importer)).contains(script);
    assertThat(SCRIPTS.loadedWith("comet.js")).containsAll(SCRIPTS.staticImportsOf(script));
    assertThat(gzipped(script)).isLessThanOrEqualTo((int) (kilobytes * 1024));
  }

  private static int gzipped(String script) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new BestGzip(bytes)) {
      Files.copy(Scripts.FOLDER.resolve(script), zip);
    }
    return bytes.size();
  }

  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
