package org.unroll.components.regularization;

import org.unroll.api.Doc;
import org.unroll.api.Regularization;

/** No penalty. */
@Doc("No penalty on the parameters.")
public record NoRegularization() implements Regularization {}
