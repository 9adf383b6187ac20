package org.xsm.schema;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Processors of a host, by number: a value. Written with ranges, and with exceptions that take away
 * from what stands before them.
 */
public record CpuSet(BitSet processors) {
  private static final Pattern PART = Pattern.compile("(\\^?)([0-9]{1,4})(?:-([0-9]{1,4}))?");

  public CpuSet {
    processors = (BitSet) processors.clone();
  }

  /** Reads {@code 0-3,8}, {@code 0-7,^2}. */
  public static CpuSet parse(String text) {
    var processors = new BitSet();
    for (String part : text.strip().split(",", -1)) {
      Matcher matcher = PART.matcher(part);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "is not a set of processors; write numbers and ranges with commas, as in 0-3,8");
      }
      int first = Integer.parseInt(matcher.group(2));
      int last = matcher.group(3) == null ? first : Integer.parseInt(matcher.group(3));
      if (last < first) {
        throw new IllegalArgumentException(
            "has a range that runs backwards; write " + last + "-" + first);
      }
      processors.set(first, last + 1, matcher.group(1).isEmpty());
    }
    if (processors.isEmpty()) {
      throw new IllegalArgumentException("leaves no processor; name one that is not taken away");
    }
    return new CpuSet(processors);
  }

  @Override
  public BitSet processors() {
    return (BitSet) processors.clone();
  }

  /** In ascending ranges, without exceptions. */
  @Override
  public String toString() {
    var text = new StringBuilder();
    for (int first = processors.nextSetBit(0); first >= 0; ) {
      int end = processors.nextClearBit(first);
      text.append(text.isEmpty() ? "" : ",").append(first);
      if (end - 1 > first) {
        text.append('-').append(end - 1);
      }
      first = processors.nextSetBit(end);
    }
    return text.toString();
  }
}
