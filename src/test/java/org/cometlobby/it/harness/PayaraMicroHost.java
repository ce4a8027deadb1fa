package org.cometlobby.it.harness;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * Runs in the server's own process, on the class path beside Payara Micro: starts it with the
 * arguments, then does what it reads from its standard input, a line at a time, {@code deploy FILE}
 * or {@code undeploy NAME}, and answers each with a line that begins with {@link #ANSWER}. At the
 * end of its input it ends. Payara Micro has no other door for this that needs no further jar.
 */
public final class PayaraMicroHost {

  static final String ANSWER = "@@ ";

  private PayaraMicroHost() {}

  public static void main(String[] arguments) throws Exception {
    // Payara puts its own in their place.
    PrintStream answers = System.out;
    // By reflection: the jar is no dependency of the build, and its classes need its own loader.
    Class<?> micro = Class.forName("fish.payara.micro.PayaraMicro");
    Object boot = micro.getMethod("getInstance").invoke(null);
    Class<?> api = Class.forName("fish.payara.micro.boot.PayaraMicroBoot");
    api.getMethod("setHttpPort", int.class).invoke(boot, Integer.parseInt(arguments[0]));
    api.getMethod("setNoHazelcast", boolean.class).invoke(boot, true);
    Object runtime = api.getMethod("bootStrap").invoke(boot);
    answers.println(ANSWER + "ready");
    serve(runtime, answers);
    Runtime.getRuntime().halt(0);
  }

  private static void serve(Object runtime, PrintStream answers)
      throws IOException, ReflectiveOperationException {
    Class<?> api = Class.forName("fish.payara.micro.PayaraMicroRuntime");
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String[] words = line.split(" ", 2);
      if (words[0].equals("deploy")) {
        File war = new File(words[1]);
        String name = war.getName().replace(".war", "");
        api.getMethod("deploy", String.class, String.class, File.class)
            .invoke(runtime, name, name, war);
        // What it returns is true even if the application was not to be loaded.
        Collection<?> names =
            (Collection<?>) api.getMethod("getDeployedApplicationNames").invoke(runtime);
        answers.println(ANSWER + (names.contains(name) ? "deployed" : "refused"));
      } else {
        api.getMethod("undeploy", String.class).invoke(runtime, words[1]);
        answers.println(ANSWER + "undeployed");
      }
    }
  }
}
