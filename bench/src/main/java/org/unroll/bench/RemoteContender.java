package org.unroll.bench;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A competitor in another process: sends orders and reads answers, a line each. */
final class RemoteContender implements Runner, AutoCloseable {
  private final Competitor competitor;
  private final Process process;
  private final PrintWriter orders;
  private final BufferedReader answers;

  /** Starts the process with this one's class path and options. */
  RemoteContender(Competitor competitor, int threads) {
    this.competitor = competitor;
    ProcessBuilder builder =
        new ProcessBuilder(JavaCommand.like(ContenderProcess.class, competitor.toString()));
    builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      process = builder.start();
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot start " + competitor, cause);
    }
    orders = new PrintWriter(process.outputWriter(), true);
    answers = process.inputReader();
  }

  Competitor competitor() {
    return competitor;
  }

  /** Takes up a workload with fresh parameters. */
  void prepare(Workload workload) {
    ask("prepare " + workload.code());
  }

  @Override
  public double warmUp(long millis) {
    return Double.parseDouble(ask("warm-up " + millis));
  }

  @Override
  public Repetition measure(int steps) {
    String[] times = ask("measure " + steps).split(" ");
    return new Repetition(Double.parseDouble(times[0]), Double.parseDouble(times[1]));
  }

  Contender.Evaluation evaluate() {
    try {
      Path file = Files.createTempFile("evaluation", null);
      try {
        ask("evaluate " + file);
        return read(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot exchange gradients", cause);
    }
  }

  private static Contender.Evaluation read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      double loss = in.readDouble();
      Map<String, float[]> gradients = new HashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        String name = in.readUTF();
        float[] values = new float[in.readInt()];
        for (int i = 0; i < values.length; i++) {
          values[i] = in.readFloat();
        }
        gradients.put(name, values);
      }
      return new Contender.Evaluation(loss, gradients);
    }
  }

  private String ask(String order) {
    orders.println(order);
    try {
      String answer = answers.readLine();
      if (answer == null) {
        throw new IllegalStateException(competitor + " died at: " + order);
      }
      return answer;
    } catch (IOException cause) {
      throw new UncheckedIOException(competitor + " does not answer", cause);
    }
  }

  /** The process ends with its orders. */
  @Override
  public void close() {
    orders.close();
    try {
      process.waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroy();
    }
  }
}
