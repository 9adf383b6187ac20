package org.xsm.schema.xen;

import java.util.List;
import org.xsm.schema.Problem;

/**
 * What a Xen configuration file has become: a value.
 *
 * @param xml a {@code <config>} element of the site file, without its namespace declaration
 * @param guest what belongs to one guest, and so to its {@code <vm>}
 * @param networks the networks that the config's interfaces refer to, in the order of their names
 * @param notes what was not carried over, or wants the admin's eye, in the order of the file
 */
public record XlConverted(
    String xml, XlGuest guest, List<XlNetwork> networks, List<Problem> notes) {
  public XlConverted {
    networks = List.copyOf(networks);
    notes = List.copyOf(notes);
  }
}
