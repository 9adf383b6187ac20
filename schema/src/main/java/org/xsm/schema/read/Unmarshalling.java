package org.xsm.schema.read;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import jakarta.xml.bind.UnmarshallerHandler;
import java.util.Set;
import org.xml.sax.SAXException;
import org.xsm.schema.jaxb.ObjectFactory;
import org.xsm.schema.jaxb.SiteElement;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlEvents;

/**
 * From a tree to objects of the generated classes: the one place that calls JAXB. The tree is
 * already known to be a site; attributes whose values are not of their kind, which the structure
 * check has reported, are left out, for JAXB ends at a number that is none.
 */
final class Unmarshalling {
  private static final JAXBContext CONTEXT = context();

  private Unmarshalling() {}

  static SiteElement site(XmlDocument document, Set<XmlAttribute> unfit) {
    try {
      Unmarshaller unmarshaller = CONTEXT.createUnmarshaller();
      unmarshaller.setEventHandler(event -> true);
      UnmarshallerHandler handler = unmarshaller.getUnmarshallerHandler();
      XmlEvents.replay(document, handler, unfit);
      return (SiteElement) ((JAXBElement<?>) handler.getResult()).getValue();
    } catch (JAXBException | SAXException e) {
      throw new IllegalStateException(
          "cannot bind a checked site file to the generated classes", e);
    }
  }

  private static JAXBContext context() {
    try {
      return JAXBContext.newInstance(ObjectFactory.class);
    } catch (JAXBException e) {
      throw new IllegalStateException("cannot prepare the generated classes", e);
    }
  }
}
