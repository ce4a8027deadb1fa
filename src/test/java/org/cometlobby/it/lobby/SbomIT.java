package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.cometlobby.it.harness.Deployments;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The list of what the WAR is made of. */
@Tag("one-server")
class SbomIT {

  @Test
  void theWarListsEachOfItsLibrariesWithVersionLicenceAndHash() throws IOException {
    WebArchive war = Deployments.lobby();
    JsonObject bom;
    try (InputStream in = war.get("META-INF/sbom/comet-lobby.cdx.json").getAsset().openStream()) {
      bom = Json.createReader(in).readObject();
    }
    assertThat(bom.getString("bomFormat")).isEqualTo("CycloneDX");
    List<JsonObject> components = bom.getJsonArray("components").getValuesAs(JsonObject.class);
    assertThat(components)
        .allSatisfy(
            component -> {
              assertThat(component.getJsonArray("licenses")).isNotEmpty();
              assertThat(component.getJsonArray("hashes")).isNotEmpty();
            });
    List<String> libraries =
        war.getContent(Filters.include("/WEB-INF/lib/.*")).keySet().stream()
            .map(path -> path.get().replaceAll(".*/", ""))
            // The library of this project is the WAR itself.
            .filter(name -> !name.startsWith("comet-lobby-"))
            .toList();
    assertThat(components)
        .extracting(
            component ->
                component.getString("name") + "-" + component.getString("version") + ".jar")
        .containsExactlyInAnyOrderElementsOf(libraries);
  }
}
