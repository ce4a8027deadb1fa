package org.cometlobby.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The scripts of a folder and their imports. A script's name is its path below the folder. */
final class Scripts {

  static final Path FOLDER = Path.of("webapp/js");

  /** JSDoc writes types as {@code import('./lobby.js').Room}: those load nothing. */
  private static final Pattern COMMENT = Pattern.compile("/\\*\\*[\\s\\S]*?\\*/|(?m:^\\s*//.*$)");

  private static final Pattern STATIC =
      Pattern.compile(
          "(?m)^(?:import|export)\\s+(?:[\\w*{][^;'\"]*\\sfrom\\s*)?[\"']([^\"']+)[\"']");
  private static final Pattern DYNAMIC = Pattern.compile("\\bimport\\(\\s*[\"']([^\"']+)[\"']");

  private final Map<String, String> sources;

  private Scripts(Map<String, String> sources) {
    this.sources = sources;
  }

  static Scripts of(Map<String, String> sources) {
    Map<String, String> code = new TreeMap<>();
    sources.forEach((name, source) -> code.put(name, COMMENT.matcher(source).replaceAll("")));
    return new Scripts(code);
  }

  static Scripts in(Path folder) {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".js")).toList()) {
        sources.put(folder.relativize(file).toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return of(sources);
  }

  Set<String> names() {
    return sources.keySet();
  }

  /** Returns the names of the scripts that a script imports, statically or dynamically. */
  List<String> importsOf(String name) {
    List<String> imports = new ArrayList<>(staticImportsOf(name));
    imports.addAll(found(DYNAMIC, name));
    return imports;
  }

  List<String> staticImportsOf(String name) {
    return found(STATIC, name);
  }

  /** Returns a script and everything that its static imports load. */
  Set<String> loadedWith(String name) {
    Set<String> loaded = new TreeSet<>();
    load(name, loaded);
    return loaded;
  }

  private void load(String name, Set<String> loaded) {
    if (loaded.add(name)) {
      staticImportsOf(name).forEach(imported -> load(imported, loaded));
    }
  }

  private List<String> found(Pattern form, String name) {
    List<String> imports = new ArrayList<>();
    Matcher matcher = form.matcher(sources.getOrDefault(name, ""));
    while (matcher.find()) {
      String specifier = matcher.group(1);
      imports.add(
          specifier.startsWith(".")
              ? Path.of(name).resolveSibling(specifier).normalize().toString()
              : specifier);
    }
    return imports;
  }
}
