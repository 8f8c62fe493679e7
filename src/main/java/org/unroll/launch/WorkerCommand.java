package org.unroll.launch;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a worker process is started: the same Java, class path and options as this process.
 *
 * @param main name of the class whose main method serves a {@link WorkerLoop}
 * @param options options for the virtual machine; a later one counts more than an earlier one
 */
public record WorkerCommand(String main, List<String> options) {
  private static final String HEAP = "-Xmx";

  /**
   * What is this process's own: its heap's first size, when it optimizes code, what is done if it
   * dies, and debuggers.
   */
  private static final List<String> NOT_INHERITED =
      List.of("-Xms", "-XX:Tier", "-XX:OnError", "-agent", "-javaagent", "-Xrun");

  public WorkerCommand {
    options = List.copyOf(options);
  }

  /** Workers with the options that this process was started with. */
  public static WorkerCommand likeThisProcess(String main) {
    return new WorkerCommand(
        main,
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> NOT_INHERITED.stream().noneMatch(option::startsWith))
            .toList());
  }

  /** Whether someone has said how much heap a process gets. */
  public boolean heapIsSet() {
    return options.stream().anyMatch(option -> option.startsWith(HEAP));
  }

  /** The heap, in bytes, of each of that many processes. */
  public long heap(int lanes) {
    if (heapIsSet()) {
      return Runtime.getRuntime().maxMemory(); // theirs is this process's own
    }
    OperatingSystemMXBean machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return (long) (machine.getTotalMemorySize() * percentage(lanes) / 100);
  }

  /** As much again is needed outside the heap; a quarter is what Java takes by itself. */
  private static double percentage(int lanes) {
    return 50.0 / Math.max(2, lanes);
  }

  /**
   * The process to start. The worker and the virtual machine say on standard error what they have
   * to say.
   *
   * @param lanes how many may work side by side; they share the machine's memory
   */
  ProcessBuilder process(int lanes) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    if (!heapIsSet()) {
      command.add("-XX:MaxRAMPercentage=" + percentage(lanes));
    }
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-XX:+DisplayVMOutputToStderr"); // standard output is for messages
    command.add("-XX:+ErrorFileToStderr");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main);
    ProcessBuilder builder = new ProcessBuilder(command);
    // The engine divides a run's work among its threads; OpenBLAS and ND4J would each start as many
    // as there are cores, and only read before the virtual machine starts how many they may.
    builder.environment().put("OMP_NUM_THREADS", "1");
    return builder;
  }
}
