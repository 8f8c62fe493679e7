package org.unroll.report.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Words of HTML. Whatever comes from outside goes through {@link #text}. */
final class Html {
  private Html() {}

  /** The text, such that nothing in it is taken for markup, also within an attribute's quotes. */
  static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** A link to a file beside the page. */
  static String link(Path relative, String words) {
    String address =
        StreamSupport.stream(relative.spliterator(), false)
            .map(name -> URLEncoder.encode(name.toString(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("/"))
            .replace("+", "%20");
    return "<a href=\"" + address + "\">" + text(words) + "</a>";
  }

  /** Something that is shown when its title is clicked on. */
  static String foldable(String title, String content) {
    return "<details><summary>" + text(title) + "</summary>\n" + content + "</details>\n";
  }

  static String preformatted(String text) {
    return "<pre>" + text(text) + "</pre>\n";
  }

  static String section(String id, String title, String content) {
    return "<section id=\"%s\">\n<h2>%s</h2>\n%s</section>\n".formatted(id, text(title), content);
  }
}
