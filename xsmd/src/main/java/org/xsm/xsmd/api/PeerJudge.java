package org.xsm.xsmd.api;

import org.xsm.xsmd.trust.WhyAnswer;
import org.xsm.xsmd.trust.WhyQuestion;

/** Says whether this host talks to one that asks, and why not. Never blocks. */
@FunctionalInterface
public interface PeerJudge {
  WhyAnswer judge(WhyQuestion question);
}
