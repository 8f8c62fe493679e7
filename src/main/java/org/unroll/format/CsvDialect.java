package org.unroll.format;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import com.fasterxml.jackson.core.io.schubfach.FloatToDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.commons.csv.CSVFormat;

/**
 * How all tables are written, whatever the machine's locale: commas, {@code .} decimals, {@code \n}
 * line ends, numbers in the shortest form that reads back as the same number, and an empty cell
 * where there is nothing to say.
 */
public final class CsvDialect {
  /** The separators and quotes of every table. */
  public static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  /** The same for reading: the first row names the columns. */
  public static final CSVFormat WITH_HEADER =
      FORMAT.builder().setHeader().setSkipHeaderRecord(true).get();

  private CsvDialect() {}

  /** The text of a value; empty for null, NaN and empty optionals. */
  public static String cell(Object value) {
    if (value == null) {
      return "";
    } else if (value instanceof Double number) {
      return cell(number.doubleValue());
    } else if (value instanceof Float number) {
      return number.isNaN() ? "" : FloatToDecimal.toString(number);
    } else if (value instanceof OptionalDouble number) {
      return number.isPresent() ? cell(number.getAsDouble()) : "";
    } else if (value instanceof OptionalLong number) {
      return number.isPresent() ? Long.toString(number.getAsLong()) : "";
    } else if (value instanceof OptionalInt number) {
      return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
    } else if (value instanceof Optional<?> optional) {
      return cell(optional.orElse(null));
    }
    return value.toString();
  }

  private static String cell(double number) {
    return Double.isNaN(number) ? "" : DoubleToDecimal.toString(number);
  }

  /** A Java name in snake case: {@code updateToWeight} becomes {@code update_to_weight}. */
  public static String column(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
