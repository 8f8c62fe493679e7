package org.unroll.components;

import org.unroll.api.UnrollPlugin;
import org.unroll.components.activation.Elu;
import org.unroll.components.activation.HardSigmoid;
import org.unroll.components.activation.HardTanh;
import org.unroll.components.activation.HyperbolicTangent;
import org.unroll.components.activation.LeakyRelu;
import org.unroll.components.activation.Linear;
import org.unroll.components.activation.Relu;
import org.unroll.components.activation.Sigmoid;
import org.unroll.components.activation.Softplus;
import org.unroll.components.cell.Gru;
import org.unroll.components.cell.Irnn;
import org.unroll.components.cell.Lstm;
import org.unroll.components.cell.Mgu;
import org.unroll.components.cell.Rnn;
import org.unroll.components.clipping.NoClipping;
import org.unroll.components.clipping.NormClipping;
import org.unroll.components.clipping.PerParameterClipping;
import org.unroll.components.clipping.ValueClipping;
import org.unroll.components.dataset.Adding;
import org.unroll.components.dataset.Copy;
import org.unroll.components.dataset.Counting;
import org.unroll.components.dataset.FixedSequence;
import org.unroll.components.dataset.NoisySequences;
import org.unroll.components.dataset.Parentheses;
import org.unroll.components.dataset.TemporalOrder;
import org.unroll.components.dataset.Text;
import org.unroll.components.initialization.Chrono;
import org.unroll.components.initialization.Constant;
import org.unroll.components.initialization.Glorot;
import org.unroll.components.initialization.He;
import org.unroll.components.initialization.Identity;
import org.unroll.components.initialization.NearIdentity;
import org.unroll.components.initialization.Normal;
import org.unroll.components.initialization.Orthogonal;
import org.unroll.components.initialization.Sparse;
import org.unroll.components.initialization.Uniform;
import org.unroll.components.initialization.Zeros;
import org.unroll.components.loss.AbsoluteError;
import org.unroll.components.loss.BinaryCrossEntropy;
import org.unroll.components.loss.CrossEntropy;
import org.unroll.components.loss.Huber;
import org.unroll.components.loss.SquaredError;
import org.unroll.components.metric.Accuracy;
import org.unroll.components.metric.BitsPerSymbol;
import org.unroll.components.metric.F1;
import org.unroll.components.metric.FrameAccuracy;
import org.unroll.components.metric.MeanAbsoluteError;
import org.unroll.components.metric.Perplexity;
import org.unroll.components.metric.RSquared;
import org.unroll.components.metric.SequenceAccuracy;
import org.unroll.components.metric.TopFiveAccuracy;
import org.unroll.components.optimizer.AdaGrad;
import org.unroll.components.optimizer.Adam;
import org.unroll.components.optimizer.AdamW;
import org.unroll.components.optimizer.Momentum;
import org.unroll.components.optimizer.Nesterov;
import org.unroll.components.optimizer.RmsProp;
import org.unroll.components.optimizer.StochasticGradientDescent;
import org.unroll.components.probe.CellPath;
import org.unroll.components.probe.ClippingShare;
import org.unroll.components.probe.Gates;
import org.unroll.components.probe.GradientLag;
import org.unroll.components.probe.GradientNorms;
import org.unroll.components.probe.Jacobian;
import org.unroll.components.probe.TemporalComponents;
import org.unroll.components.probe.TruncationAngle;
import org.unroll.components.probe.Units;
import org.unroll.components.probe.Weights;
import org.unroll.components.regularization.ActivationPenalty;
import org.unroll.components.regularization.L1;
import org.unroll.components.regularization.L2;
import org.unroll.components.regularization.NoRegularization;
import org.unroll.components.regularization.Omega;
import org.unroll.components.schedule.ConstantRate;
import org.unroll.components.schedule.CosineDecay;
import org.unroll.components.schedule.ExponentialDecay;
import org.unroll.components.schedule.LinearDecay;
import org.unroll.components.schedule.StepDecay;
import org.unroll.components.schedule.WarmUp;

/** Every built-in component under its name in experiment files. */
public final class BuiltInComponents extends UnrollPlugin {
  @Override
  protected void register() {
    activation("tanh", HyperbolicTangent.class);
    activation("relu", Relu.class);
    activation("sigmoid", Sigmoid.class);
    activation("linear", Linear.class);
    activation("leaky_relu", LeakyRelu.class);
    activation("elu", Elu.class);
    activation("softplus", Softplus.class);
    activation("hard_tanh", HardTanh.class);
    activation("hard_sigmoid", HardSigmoid.class);

    cell("rnn", Rnn.class);
    cell("lstm", Lstm.class);
    cell("gru", Gru.class);
    cell("mgu", Mgu.class);
    cell("irnn", Irnn.class);

    initialization("identity", Identity.class);
    initialization("near_identity", NearIdentity.class);
    initialization("normal", Normal.class);
    initialization("uniform", Uniform.class);
    initialization("glorot", Glorot.class);
    initialization("he", He.class);
    initialization("orthogonal", Orthogonal.class);
    initialization("sparse", Sparse.class);
    initialization("chrono", Chrono.class);
    initialization("constant", Constant.class);
    initialization("zeros", Zeros.class);

    clipping("none", NoClipping.class);
    clipping("norm", NormClipping.class);
    clipping("per_parameter", PerParameterClipping.class);
    clipping("value", ValueClipping.class);

    optimizer("sgd", StochasticGradientDescent.class);
    optimizer("momentum", Momentum.class);
    optimizer("nesterov", Nesterov.class);
    optimizer("adagrad", AdaGrad.class);
    optimizer("rmsprop", RmsProp.class);
    optimizer("adam", Adam.class);
    optimizer("adamw", AdamW.class);

    schedule("constant", ConstantRate.class);
    schedule("exponential", ExponentialDecay.class);
    schedule("step", StepDecay.class);
    schedule("linear", LinearDecay.class);
    schedule("cosine", CosineDecay.class);
    schedule("warm_up", WarmUp.class);

    regularization("none", NoRegularization.class);
    regularization("l1", L1.class);
    regularization("l2", L2.class);
    regularization("omega", Omega.class);
    regularization("activation", ActivationPenalty.class);

    loss("cross_entropy", CrossEntropy.class);
    loss("squared_error", SquaredError.class);
    loss("absolute_error", AbsoluteError.class);
    loss("huber", Huber.class);
    loss("binary_cross_entropy", BinaryCrossEntropy.class);

    metric("accuracy", Accuracy.class);
    metric("top_5_accuracy", TopFiveAccuracy.class);
    metric("perplexity", Perplexity.class);
    metric("bits_per_symbol", BitsPerSymbol.class);
    metric("sequence_accuracy", SequenceAccuracy.class);
    metric("frame_accuracy", FrameAccuracy.class);
    metric("mean_absolute_error", MeanAbsoluteError.class);
    metric("r_squared", RSquared.class);
    metric("f1", F1.class);
    dataset("adding", Adding.class);
    dataset("copy", Copy.class);
    dataset("temporal-order", TemporalOrder.class);
    dataset("noisy-sequences", NoisySequences.class);
    dataset("counting", Counting.class);
    dataset("parentheses", Parentheses.class);
    dataset("sequence", FixedSequence.class);
    dataset("text", Text.class);

    probe("gradient_norms", GradientNorms.class);
    probe("gradient_lag", GradientLag.class);
    probe("gates", Gates.class);
    probe("temporal_components", TemporalComponents.class);
    probe("jacobian", Jacobian.class);
    probe("units", Units.class);
    probe("cell_path", CellPath.class);
    probe("weights", Weights.class);
    probe("clipping", ClippingShare.class);
    probe("truncation_angle", TruncationAngle.class);
  }
}
