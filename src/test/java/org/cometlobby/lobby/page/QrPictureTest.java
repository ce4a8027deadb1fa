package org.cometlobby.lobby.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QrPictureTest {

  @Test
  void theCornersAreFinderPatternsInsideAQuietZone() {
    String svg = QrPicture.svg("https://lobby.example/r/K7QX2M").orElseThrow();
    // Version 3 has 29 modules, and four of white on each side.
    assertThat(svg).contains("viewBox=\"0 0 37 37\"");
    for (String corner : new String[] {"M4 4h", "M32 4h", "M4 32h"}) {
      assertThat(svg).contains(corner);
    }
    assertThat(svg).doesNotContain("M3 ").doesNotContain("M33 ");
  }

  @Test
  void theTextIsNotMarkup() {
    assertThat(QrPicture.svg("</svg><script>").orElseThrow()).doesNotContain("<script");
  }

  @Test
  void aTextThatIsTooLongHasNoPicture() {
    assertThat(QrPicture.svg("x".repeat(2_331))).isPresent();
    assertThat(QrPicture.svg("x".repeat(2_332))).isEmpty();
  }
}
