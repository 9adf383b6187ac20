package org.xsm.xsmd.edit;

import java.util.LinkedHashMap;
import java.util.List;
import org.xsm.schema.edit.Edit;
import org.xsm.schema.edit.EditResult;
import org.xsm.schema.edit.Editor;
import org.xsm.schema.edit.Target;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.xsmd.store.SiteText;

/** tmp. */
public final class HostElements {
  private HostElements() {}

  public static SiteText with(SiteText text, String name, String address) {
    SiteReading.Read read = read(text);
    if (read.site().host(name).isPresent()) {
      return text;
    }
    var fields = new LinkedHashMap<String, String>();
    fields.put("address", address);
    return edited(read.document(), List.of(Edit.addHost(name, fields)));
  }

  public static SiteText without(SiteText text, String name) {
    SiteReading.Read read = read(text);
    return read.site().host(name).isEmpty()
        ? text
        : edited(read.document(), List.of(new Edit.Remove(Target.of("host", name))));
  }

  public static String siteName(SiteText text) {
    return read(text).site().name();
  }

  public static String nameOrEmpty(SiteText text) {
    return text.size() == 0 ? "" : siteName(text);
  }

  private static SiteText edited(XmlDocument document, List<Edit> edits) {
    return switch (Editor.apply(document, edits)) {
      case EditResult.Edited(var text, var _) -> SiteText.of(document.source().encode(text));
      case EditResult.Refused(var problems) ->
          throw new IllegalArgumentException(problems.getFirst().message());
    };
  }

  private static SiteReading.Read read(SiteText text) {
    return switch (SiteReader.read("site.xml", text.bytes())) {
      case SiteReading.Read read -> read;
      case SiteReading.Refused(var problems) ->
          throw new IllegalArgumentException(problems.getFirst().message());
    };
  }
}
