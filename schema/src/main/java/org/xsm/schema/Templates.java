package org.xsm.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The templates that the site uses, and where they come from. */
public record Templates(List<Source> sources, List<Template> templates) implements Element {
  public Templates {
    sources = List.copyOf(sources);
    templates = List.copyOf(templates);
  }

  /** An image server. */
  public record Source(String url, @Nullable SecretReference secret) implements Thing {
    @Override
    public String kind() {
      return "source";
    }

    @Override
    public String key() {
      return url;
    }
  }
}
