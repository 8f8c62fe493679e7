package org.unroll.bench;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * One competitor in a process of its own, which obeys a {@link RemoteContender}: native libraries,
 * compiled code, heap and threads of one then cannot disturb another. Argument: the competitor.
 */
public final class ContenderProcess {
  private final Competitor competitor;
  private final PrintStream answers;
  private Contender contender;

  private ContenderProcess(Competitor competitor, PrintStream answers) {
    this.competitor = competitor;
    this.answers = answers;
  }

  public static void main(String... arguments) throws IOException {
    Threads.ofThisProcess();
    PrintStream answers = System.out;
    System.setOut(System.err); // whatever a library prints is no answer
    ContenderProcess process =
        new ContenderProcess(Competitor.valueOf(arguments[0].toUpperCase(Locale.ROOT)), answers);
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = orders.readLine(); line != null; line = orders.readLine()) {
      process.obey(line.split(" "));
    }
    System.exit(0); // libraries' threads must not keep it alive
  }

  private void obey(String... order) throws IOException {
    switch (order[0]) {
      case "prepare" -> {
        if (contender != null) {
          contender.close();
          contender = null;
          System.gc();
        }
        contender = competitor.start(TrainingProblem.of(Workload.parse(order[1])));
        answer("ready");
      }
      case "warm-up" ->
          answer(Double.toString(new LocalRunner(contender).warmUp(Long.parseLong(order[1]))));
      case "measure" -> {
        Runner.Repetition repetition =
            new LocalRunner(contender).measure(Integer.parseInt(order[1]));
        answer(repetition.step() + " " + repetition.forwardBackward());
      }
      case "evaluate" -> {
        write(contender.evaluate(), Path.of(order[1]));
        answer("written");
      }
      default -> throw new IllegalArgumentException("unknown order " + order[0]);
    }
  }

  private void answer(String text) {
    answers.println(text);
    answers.flush();
  }

  private static void write(Contender.Evaluation evaluation, Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeDouble(evaluation.loss());
      out.writeInt(evaluation.gradients().size());
      for (Map.Entry<String, float[]> gradient : evaluation.gradients().entrySet()) {
        out.writeUTF(gradient.getKey());
        out.writeInt(gradient.getValue().length);
        for (float value : gradient.getValue()) {
          out.writeFloat(value);
        }
      }
    }
  }
}
