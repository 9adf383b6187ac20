package org.xsm.schema.legacy;

/** How a guest is virtualised: a value. */
public enum XlType {
  PV,
  HVM,
  PVH
}
