package org.unroll.bench;

import java.util.Locale;
import org.unroll.api.Cell;
import org.unroll.components.activation.Sigmoid;
import org.unroll.components.cell.Gru;
import org.unroll.components.cell.Lstm;
import org.unroll.components.cell.Rnn;

/** The cells that unroll and its peers have in common. */
enum CellKind {
  RNN(new Rnn()),
  LSTM(new Lstm(new Sigmoid(), Lstm.ForgetGate.OWN, 1.0, Lstm.Peepholes.NONE)),
  /** The reset gate acts after the product, as in libtorch. */
  GRU(new Gru(new Sigmoid(), Gru.Reset.AFTER));

  private final Cell cell;

  CellKind(Cell cell) {
    this.cell = cell;
  }

  Cell cell() {
    return cell;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
