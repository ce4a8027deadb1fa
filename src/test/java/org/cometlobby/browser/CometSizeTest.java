package org.cometlobby.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The size of the scripts that a page loads for its streams, gzipped with their comments. */
class CometSizeTest {

  private static final Scripts SCRIPTS = Scripts.in(Scripts.FOLDER);

  @Test
  void theScriptsOfAStreamHaveAtMostFiveKilobytes() throws IOException {
    Set<String> loaded = SCRIPTS.loadedWith("comet.js");
    assertThat(loaded).contains("comet.js", "comet/multipart.js").doesNotContain("comet/tabs.js");
    int size = 0;
    for (String script : loaded) {
      size += gzipped(script);
    }
    assertThat(size).as("bytes of %s", loaded).isLessThanOrEqualTo(5 * 1024);
  }

  /** Only pages that ask for a shared stream load this script. */
  @Test
  void theScriptOfASharedStreamHasAtMostTwoAndAHalfKilobytes() throws IOException {
    assertThat(SCRIPTS.importsOf("comet.js")).contains("comet/tabs.js");
    assertThat(SCRIPTS.loadedWith("comet.js"))
        .containsAll(SCRIPTS.staticImportsOf("comet/tabs.js"));
    assertThat(gzipped("comet/tabs.js")).isLessThanOrEqualTo(2560);
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
