package org.cometlobby.it.harness;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * A main class in the server's own process, on the class path beside Payara Micro. It starts Payara
 * Micro with the arguments, then runs the commands on its standard input, one a line, {@code deploy
 * FILE} or {@code undeploy NAME}, and answers each with a line that begins with {@link #ANSWER}. It
 * exits at the end of its input. Any other way to deploy at run time needs a further jar.
 */
public final class PayaraMicroHost {

  static final String ANSWER = "@@ ";

  private PayaraMicroHost() {}

  public static void main(String[] arguments) throws Exception {
    // Payara replaces System.out by its own stream.
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
        // The method returns true even if the application failed to load.
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
