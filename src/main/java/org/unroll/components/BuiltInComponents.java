package org.unroll.components;

import org.unroll.api.UnrollPlugin;
import org.unroll.components.activation.HyperbolicTangent;
import org.unroll.components.activation.Linear;
import org.unroll.components.activation.Relu;
import org.unroll.components.activation.Sigmoid;
import org.unroll.components.cell.Gru;
import org.unroll.components.cell.Irnn;
import org.unroll.components.cell.Lstm;
import org.unroll.components.cell.Mgu;
import org.unroll.components.cell.Rnn;
import org.unroll.components.clipping.NoClipping;
import org.unroll.components.clipping.NormClipping;
import org.unroll.components.clipping.ValueClipping;
import org.unroll.components.dataset.Adding;
import org.unroll.components.dataset.Copy;
import org.unroll.components.dataset.FixedSequence;
import org.unroll.components.dataset.Parentheses;
import org.unroll.components.dataset.Text;
import org.unroll.components.initialization.Constant;
import org.unroll.components.initialization.Glorot;
import org.unroll.components.initialization.Identity;
import org.unroll.components.initialization.Normal;
import org.unroll.components.initialization.Orthogonal;
import org.unroll.components.initialization.Uniform;
import org.unroll.components.initialization.Zeros;
import org.unroll.components.optimizer.Adam;
import org.unroll.components.optimizer.Momentum;
import org.unroll.components.optimizer.RmsProp;
import org.unroll.components.optimizer.StochasticGradientDescent;
import org.unroll.components.probe.ClippingShare;
import org.unroll.components.probe.Gates;
import org.unroll.components.probe.GradientLag;
import org.unroll.components.probe.GradientNorms;
import org.unroll.components.regularization.NoRegularization;
import org.unroll.components.schedule.ConstantRate;

/** Every built-in component under its name in experiment files. */
public final class BuiltInComponents extends UnrollPlugin {
  @Override
  protected void register() {
    activation("tanh", HyperbolicTangent.class);
    activation("relu", Relu.class);
    activation("sigmoid", Sigmoid.class);
    activation("linear", Linear.class);

    cell("rnn", Rnn.class);
    cell("lstm", Lstm.class);
    cell("gru", Gru.class);
    cell("mgu", Mgu.class);
    cell("irnn", Irnn.class);

    initialization("identity", Identity.class);
    initialization("normal", Normal.class);
    initialization("uniform", Uniform.class);
    initialization("glorot", Glorot.class);
    initialization("orthogonal", Orthogonal.class);
    initialization("constant", Constant.class);
    initialization("zeros", Zeros.class);

    clipping("none", NoClipping.class);
    clipping("norm", NormClipping.class);
    clipping("value", ValueClipping.class);

    optimizer("sgd", StochasticGradientDescent.class);
    optimizer("momentum", Momentum.class);
    optimizer("rmsprop", RmsProp.class);
    optimizer("adam", Adam.class);

    schedule("constant", ConstantRate.class);

    regularization("none", NoRegularization.class);

    dataset("adding", Adding.class);
    dataset("copy", Copy.class);
    dataset("parentheses", Parentheses.class);
    dataset("sequence", FixedSequence.class);
    dataset("text", Text.class);

    probe("gradient_norms", GradientNorms.class);
    probe("gradient_lag", GradientLag.class);
    probe("gates", Gates.class);
    probe("clipping", ClippingShare.class);
  }
}
