package org.cometlobby.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a page loads for its streams, as it is served, comments and all. */
class CometSizeTest {

  @Test
  void aStreamCostsAtMostFiveKilobytes() throws IOException {
    assertThat(gzipped("comet.js") + gzipped("comet/multipart.js")).isLessThanOrEqualTo(5 * 1024);
  }

  /** Only pages that ask for a shared stream load this one. */
  @Test
  void sharingItCostsAtMostTwoAndAHalfMore() throws IOException {
    assertThat(gzipped("comet/tabs.js")).isLessThanOrEqualTo(2560);
    assertThat(Files.readString(script("comet.js")))
        .contains("await import(\"./comet/tabs.js\")")
        .doesNotContain("from \"./comet/tabs.js\"");
  }

  private static Path script(String name) {
    return Path.of("webapp/js", name);
  }

  private static int gzipped(String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new BestGzip(bytes)) {
      Files.copy(script(name), zip);
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
