package org.unroll.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What other programs and papers call the settings that have a name here. */
final class KeysElsewhere {
  private static final String OPTIMIZER_PREFIX = "optimizer.";

  private final Map<String, String> settings = new HashMap<>();

  KeysElsewhere() {
    called("optimizer.learning_rate", "lr", "learning_rate", "eta", "step_size");
    called("optimizer", "optimiser", "solver", "updater", "optim");
    called(
        "clipping",
        "clip",
        "grad_clip",
        "clip_grad",
        "gradient_clip",
        "gradient_clipping",
        "clip_norm",
        "clipnorm",
        "max_grad_norm",
        "clip_threshold");
    called(
        "hidden_size",
        "hidden",
        "rnn_size",
        "units",
        "num_units",
        "n_hidden",
        "nhid",
        "num_hidden",
        "hidden_dim",
        "hidden_units",
        "state_size");
    called("truncation", "seq_length", "seq_len", "sequence_length", "bptt", "tbptt", "unroll");
    called("steps, or truncation if the length of a window is meant", "num_steps");
    called("epochs", "max_epochs", "num_epochs", "n_epochs");
    called("layers", "num_layers", "n_layers", "nlayers", "depth");
    called("cell", "model", "rnn", "rnn_type", "cell_type", "architecture");
    called("initialization", "init", "initializer", "initialisation", "weight_init");
    called("activation", "nonlinearity", "act", "activation_function");
    called("batch_size", "batch", "minibatch", "minibatch_size", "bs");
    called("steps", "iterations", "iters", "updates", "max_steps", "max_iters");
    called("dataset", "data", "task");
    called("evaluate.every", "eval_every", "eval_interval", "evaluate_every", "log_every");
    called("probes", "metrics", "record", "logging");
    called("seeds", "seed", "random_seed", "n_seeds");
    called("sweep.arms", "arms", "ablations", "conditions", "variants");
    called("sweep.grid", "grid");
    called("bidirectional", "bidir", "birnn", "bi_directional");
    called("bias", "use_bias", "biases");
    called("readout", "pooling", "pool");
    called("context", "conditioning", "initial_state", "initial_states", "init_state");
    called(
        "regularization", "weight_decay", "l2", "l1", "penalty", "regularizer", "regularisation");
    called("schedule", "lr_schedule", "scheduler", "learning_rate_schedule", "lr_decay");
    called("early_stopping", "patience", "early_stop");
    called("extends", "defaults", "base", "include", "inherits");
    called("threads", "num_threads", "n_threads");
  }

  /** The setting of an experiment file that is meant. */
  Optional<String> settingFor(String key) {
    return Optional.ofNullable(settings.get(key));
  }

  /** The parameter of a component at that path that is meant. */
  Optional<String> parameterFor(String path, String key) {
    return settingFor(key)
        .filter(setting -> path.equals("optimizer") && setting.startsWith(OPTIMIZER_PREFIX))
        .map(setting -> setting.substring(OPTIMIZER_PREFIX.length()));
  }

  private void called(String setting, String... names) {
    for (String name : names) {
      settings.put(name, setting);
    }
  }
}
