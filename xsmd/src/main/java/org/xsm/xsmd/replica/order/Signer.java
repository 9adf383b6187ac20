package org.xsm.xsmd.replica.order;

/** Signs with the key of this host. Any thread; does not block. */
@FunctionalInterface
public interface Signer {
  Bytes sign(Bytes message);
}
