package org.xsm.schema.xen;

/** How a guest is virtualised: a value. */
public enum XlType {
  PV,
  HVM,
  PVH
}
