package org.unroll.engine.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unroll.api.Batch;
import org.unroll.api.Cell;
import org.unroll.api.ContextUse;
import org.unroll.api.DataShape;
import org.unroll.api.Input;
import org.unroll.api.InputShape;
import org.unroll.api.Memory;
import org.unroll.api.Readout;
import org.unroll.api.SequencePenalty;
import org.unroll.api.Task;
import org.unroll.api.Truncation;
import org.unroll.engine.Fixtures;
import org.unroll.engine.Masks;
import org.unroll.engine.NetworkDefinition;
import org.unroll.engine.Stretch;
import org.unroll.engine.trace.DropoutShares;
import org.unroll.engine.trace.Program;
import org.unroll.engine.trace.Tracing;

/** What is estimated beforehand is what is allocated: arrays are counted, not the process. */
class NetworkSizeTest {
  @ParameterizedTest
  @CsvSource({
    // cell, layers, hidden, both ways, batch, steps, truncation, input (− for tokens), outputs,
    // end, biases, context
    "rnn,1,64,false,32,50,0,2,1,true,true,0",
    "gru,2,48,false,16,40,0,-10,9,false,true,0",
    "lstm,1,64,false,32,60,0,-30,30,false,true,0",
    "lstm,3,24,false,8,100,10,3,1,true,true,0",
    "gru,2,32,true,16,30,0,4,3,false,true,0",
    "lstm,1,40,true,8,25,0,-12,5,true,true,0",
    "lstm,1,128,false,1,80,0,-60,60,false,true,0",
    "rnn,1,32,false,1,100,20,5,2,false,true,0",
    "rnn,1,200,false,300,10,0,-50,200,false,true,0",
    "gru-reset-after,1,64,false,32,50,7,2,1,true,true,0",
    "mgu,2,64,false,32,50,0,-5,5,false,true,0",
    "lstm-output-peephole,1,64,false,20,30,0,2,1,true,true,0",
    "layer-normalized,2,40,false,10,30,0,3,1,false,true,0",
    "all-operations,1,20,false,10,30,0,3,1,false,true,0",
    "lstm,2,40,true,8,25,0,-12,30,true,false,0",
    "gru,1,64,false,32,50,0,2,1,true,false,0",
    "lstm,2,48,true,16,20,0,-9,9,false,true,100",
    "gru,1,40,false,30,10,0,3,1,true,true,200",
    "rnn,2,64,false,1,30,0,-20,20,false,false,50",
    "lstm,1,64,false,20,60,10,2,2,true,true,30",
  })
  void estimatesWhatIsAllocated(
      String name,
      int layers,
      int hidden,
      boolean bothWays,
      int sequences,
      int steps,
      int window,
      int inputs,
      int outputs,
      boolean atEnd,
      boolean biased,
      int context) {
    Cell cell = Fixtures.cell(name);
    InputShape step = inputs < 0 ? Fixtures.tokens(-inputs) : InputShape.features(inputs);
    InputShape input = context == 0 ? step : step.and(Input.context("c", context));
    boolean classes = outputs > 1;
    Task task =
        new Task(
            classes ? Task.Target.CLASSES : Task.Target.VALUES,
            atEnd ? Task.Timing.AT_END : Task.Timing.EACH_STEP,
            outputs);
    NetworkDefinition definition =
        Fixtures.network(
            cell,
            "tanh",
            new NetworkDefinition.Shape(
                layers, hidden, bothWays, biased, Readout.END, ContextUse.BOTH),
            DropoutShares.NONE,
            input,
            task);
    Truncation truncation = window == 0 ? Truncation.FULL : new Truncation(window, window);
    Batch batch = Fixtures.batch(input, task, steps, sequences, false, 1);

    Network network = new Network(definition, 1);
    network.parametersChanged();
    BackpropagationThroughTime pass = new BackpropagationThroughTime(network);
    for (int i = 0; i < 2; i++) {
      pass.run(batch, new CarriedState(), batch.time(), truncation, Masks.NONE);
    }
    ReachableArrays reached = new ReachableArrays(batch);
    reached.from(pass);
    long heap = reached.bytes;
    // ND4J's arrays own their memory in another way.
    long offHeap = reached.nativeBytes + 2L * Float.BYTES * definition.layout().size();

    NetworkSize size = size(cell, definition, bothWays ? 2 : 1, layers, sequences);
    long time = NetworkSize.steps(truncation, false, steps);
    Memory estimate = size.weights().plus(size.activations(time)).plus(size.head(time));
    assertThat(size.parameters()).isEqualTo(definition.layout().size());
    assertThat(size.names()).isEqualTo(definition.layout().parameters().size());
    assertThat((double) estimate.heap() / heap).as("heap %d", heap).isBetween(0.93, 1.25);
    assertThat((double) estimate.offHeap() / offHeap)
        .as("native %d of %d", estimate.offHeap(), offHeap)
        .isBetween(0.93, 1.25);
  }

  private static NetworkSize size(
      Cell cell, NetworkDefinition definition, int perLayer, int layers, int batch) {
    Program lowest = definition.directions().get(0).program();
    int hidden = lowest.output().next().size();
    Program upper =
        traced(cell, hidden * perLayer, hidden, definition.layout().outputBias() != null);
    DataShape data =
        new DataShape(
            definition.input().size(),
            definition.input().isTokens(),
            definition.task().target(),
            definition.task().timing(),
            definition.task().size(),
            Long.MAX_VALUE,
            Long.MAX_VALUE,
            0,
            0,
            definition.input().isTokens() ? 1 : definition.input().size(),
            definition.input().contextSize());
    return new NetworkSize(
        lowest,
        upper,
        definition.initial(0).map(NetworkDefinition.Direction::program).orElse(null),
        layers,
        perLayer,
        definition.layout().outputBias() != null,
        data,
        SequencePenalty.NONE,
        batch);
  }

  private static Program traced(Cell cell, int inputs, int hidden, boolean biased) {
    return new Tracing(
            inputs,
            0,
            false,
            hidden,
            Fixtures.ACTIVATIONS.get("tanh"),
            Fixtures.LOOKUP,
            biased,
            DropoutShares.NONE)
        .of(cell);
  }

  @Test
  void theLongestStretchIsFoundWithoutMakingAny() {
    for (int every = 1; every < 30; every++) {
      for (int backward = every; backward < 40; backward++) {
        Truncation truncation = new Truncation(every, backward);
        int longest =
            Stretch.of(truncation, 2000).stream().mapToInt(Stretch::time).max().orElseThrow();
        assertThat(Stretch.longest(truncation)).as("%s", truncation).isEqualTo(longest);
      }
    }
  }

  @Test
  void whatNoMachineHasIsStillANumber() {
    Program program = traced(Fixtures.cell("lstm"), Integer.MAX_VALUE, 2_000_000_000, true);
    DataShape data =
        DataShape.classified(Long.MAX_VALUE, Task.Timing.EACH_STEP, Long.MAX_VALUE, Long.MAX_VALUE);
    NetworkSize size =
        new NetworkSize(
            program,
            program,
            Integer.MAX_VALUE,
            2,
            true,
            data,
            new SequencePenalty(1, 0, 0),
            Long.MAX_VALUE);
    assertThat(size.parameters()).isEqualTo(Long.MAX_VALUE);
    assertThat(size.longestArray(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    assertThat(
            Stream.of(size.weights(), size.activations(Long.MAX_VALUE), size.head(Long.MAX_VALUE))
                .mapToLong(Memory::total))
        .containsOnly(Long.MAX_VALUE);
  }

  /** Adds up the arrays that can be reached from an object, each once. */
  private static final class ReachableArrays {
    private final IdentityHashMap<Object, Boolean> seen = new IdentityHashMap<>();
    private final Deque<Object> open = new ArrayDeque<>();
    private long bytes;
    private long nativeBytes;

    ReachableArrays(Object... without) {
      List.of(without).forEach(object -> seen.put(object, true));
    }

    void from(Object first) {
      reach(first);
      while (!open.isEmpty()) {
        look(open.pop());
      }
    }

    private void reach(Object object) {
      if (object != null && seen.put(object, true) == null) {
        open.push(object);
      }
    }

    private void look(Object object) {
      Class<?> type = object.getClass();
      if (type.isArray()) {
        boolean references = !type.getComponentType().isPrimitive();
        int length = Array.getLength(object);
        int element =
            references
                ? 4
                : type == byte[].class || type == boolean[].class
                    ? 1
                    : type == double[].class || type == long[].class ? 8 : 4;
        bytes += 16 + (long) length * element + 7 & ~7L;
        for (int i = 0; references && i < length; i++) {
          reach(Array.get(object, i));
        }
      } else if (object instanceof Collection<?> many) {
        many.forEach(this::reach);
      } else if (object instanceof Map<?, ?> map) {
        map.values().forEach(this::reach);
      } else if (type.getName().startsWith("org.unroll")
          && !(object instanceof NetworkDefinition)
          && !type.getName().startsWith("org.unroll.engine.trace")) {
        for (Class<?> owner = type;
            owner.getName().startsWith("org.unroll");
            owner = owner.getSuperclass()) {
          for (Field field : owner.getDeclaredFields()) {
            reachField(field, object);
          }
        }
      }
    }

    private void reachField(Field field, Object owner) {
      if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) {
        return;
      }
      try {
        field.setAccessible(true);
        Object value = field.get(owner);
        if (!(value instanceof FloatPointer pointer)) {
          reach(value);
        } else if (seen.put(pointer, true) == null && ownsMemory(pointer)) {
          nativeBytes += pointer.capacity() * Float.BYTES;
        }
      } catch (ReflectiveOperationException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    /** Rather than point into another's. */
    private static boolean ownsMemory(FloatPointer pointer) throws ReflectiveOperationException {
      Method deallocator = Pointer.class.getDeclaredMethod("deallocator");
      deallocator.setAccessible(true);
      Object owned = deallocator.invoke(pointer);
      return owned != null && owned.getClass().getSimpleName().equals("NativeDeallocator");
    }
  }
}
