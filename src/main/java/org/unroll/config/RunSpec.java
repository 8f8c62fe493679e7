package org.unroll.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Optional;
import org.unroll.api.Activation;
import org.unroll.api.Cell;
import org.unroll.api.Clipping;
import org.unroll.api.ContextUse;
import org.unroll.api.Dataset;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Loss;
import org.unroll.api.Metric;
import org.unroll.api.Optimizer;
import org.unroll.api.Probe;
import org.unroll.api.Readout;
import org.unroll.api.Regularization;
import org.unroll.api.Schedule;
import org.unroll.api.Truncation;

/** The configuration of one condition: everything but the seed that determines a run. */
public record RunSpec(
    @Doc("Where sequences come from.") Dataset dataset,
    @Doc("The recurrent cell.") Cell cell,
    @Default("tanh")
        @Doc("State function of rnn, candidate of gru, candidate and output squash of lstm.")
        Activation activation,
    @Default("{}") InitializationByRole initialization,
    @Doc("What scores cost; the dataset's own when left out: cross_entropy or squared_error.")
        Optional<Loss> loss,
    @Doc(
            value =
                "What is measured beside the loss; the dataset's own when left out: accuracy where it"
                    + " asks for classes.",
            details =
                "Part of the run id only where evaluate.best or stop_when names a metric. A finished run"
                    + " that lacks one of the metrics is made again.")
        Optional<List<Metric>> metrics,
    @Default("none") @Doc("Bound on the gradient before the update.") Clipping clipping,
    @Default("full") Truncation truncation,
    @Default("none") @Doc("Penalty on the parameters.") Regularization regularization,
    @Default("0.0") Dropout dropout,
    @Positive @Default("64") @Doc("Units of each recurrent layer.") int hiddenSize,
    @Positive @Default("1") @Doc("Recurrent layers.") int layers,
    @Default("false")
        @Doc(
            value = "Whether each layer also reads its sequence backward, in its own weights.",
            details = {
              "The reverse direction begins at each sequence's own last step. A layer's output at a"
                  + " step is [h of the forward direction, h of the reverse one at that step], the"
                  + " layer above reads both, and so does the output.",
              "Where the loss is at the end, the output takes the forward state after the last step"
                  + " and the reverse state after its own whole reading, which is the one at the"
                  + " first step. Gates and parameters of the reverse direction are named"
                  + " reverse.<gate>, as in layer0.reverse.update.recurrent."
            })
        boolean bidirectional,
    @Default("true")
        @Doc(
            value = "Whether affine maps add a trained bias.",
            details = {
              "false leaves the biases out of the whole network, the output layer among it: where a"
                  + " cell's equations say b_g nothing is added, and the output is y = V h in place"
                  + " of y = V h + c. With cell: rnn that is the textbook form, h = act(W_state x +"
                  + " U_state h').",
              "There is then no parameter g.bias and no output.bias. Numbers that a cell adds by"
                  + " other means, such as the 1 of 1 - z or a trained number a unit that multiplies"
                  + " or is added, stay."
            })
        boolean bias,
    @Default("end")
        @Doc(
            value =
                "What the output reads of a sequence whose target stands at its end: end, mean or"
                    + " max.",
            equations = {
              "y = V h_T + c  [readout: end]",
              "y = V (h_1 + ... + h_T) / T + c  [readout: mean]",
              "y = V max(h_1, ..., h_T) + c  [readout: max]"
            },
            details = {
              "h_t is the top layer's output at step t, that of both directions in a bidirectional"
                  + " network, and T the sequence's last valid step. max is taken unit by unit; its"
                  + " derivative comes back to the step that it was read from, the first of several"
                  + " equal ones.",
              "With mean and max the loss reaches each step at once, so that there is no lag: what"
                  + " follows a loss back from its step is not recorded. They need truncation: full,"
                  + " and targets at the end; where targets are at each step, each step's output is"
                  + " read."
            })
        Readout readout,
    @Default("input")
        @Doc(
            value =
                "Where the context c of a sequence enters, a vector that stands beside its steps in"
                    + " some datasets: input, initial_state or both.",
            equations = {
              "W_g [x, c] = W_g x + C_g c  [context: input, both]",
              "h_0 = 0  [context: input]",
              "h_0 = tanh(A_h c + a_h)  [context: initial_state, both]"
            },
            details = {
              "With input, c stands beside the input of each step of the lowest layer: wherever a"
                  + " cell's equations say x, that layer has [x, c], and C_g is the parameter"
                  + " g.context, initialized as g.input is. What a cell does with c by itself comes"
                  + " before; nothing is then put beside its inputs.",
              "With initial_state, each layer and direction begins with states of its own that are"
                  + " trained with the rest: A_h and a_h are the parameters initial.h.context and"
                  + " initial.h.bias. States other than h begin at zero, but that lstm has c_0 ="
                  + " A_c c + a_c. Under a truncation the loss reaches them from those windows that"
                  + " go back to the first step.",
              "A running stream has no sequences that begin, and takes a context with input only."
            })
        ContextUse context,
    @Default("adam") @Doc("Turns gradients into updates.") Optimizer optimizer,
    @Default("constant") @Doc("How the learning rate changes with time.") Schedule schedule,
    @Positive @Default("32") @Doc("Sequences of one update, side by side.") int batchSize,
    @Doc("Parameter updates; or give epochs.") Optional<@Positive Integer> steps,
    @Doc("Passes over the training split, for a dataset with an end.")
        Optional<@Positive Integer> epochs,
    Optional<EarlyStopping> earlyStopping,
    Optional<StopWhen> stopWhen,
    @Default("{}") Evaluation evaluate,
    @Default("[gradient_norms, gradient_lag, gates, clipping]")
        @Doc(
            "What is recorded beside the learning curve; never part of the run id. A finished run"
                + " that lacks the records of a probe that was added is made again.")
        List<Probe> probes,
    @Positive
        @Max(value = 32, message = "must be at most {value}")
        @Default("1")
        @Doc("Threads that divide a run's work among each other.")
        int threads) {
  /** The same, trained on the loss that is the dataset's own. */
  RunSpec withUsualLoss() {
    return with(Optional.empty(), metrics);
  }

  /** The same with other metrics. */
  public RunSpec withMetrics(Optional<List<Metric>> others) {
    return with(loss, others);
  }

  private RunSpec with(Optional<Loss> otherLoss, Optional<List<Metric>> otherMetrics) {
    return new RunSpec(
        dataset,
        cell,
        activation,
        initialization,
        otherLoss,
        otherMetrics,
        clipping,
        truncation,
        regularization,
        dropout,
        hiddenSize,
        layers,
        bidirectional,
        bias,
        readout,
        context,
        optimizer,
        schedule,
        batchSize,
        steps,
        epochs,
        earlyStopping,
        stopWhen,
        evaluate,
        probes,
        threads);
  }
}
