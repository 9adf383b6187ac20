package org.xsm.schema.merge;

import java.util.ArrayList;
import java.util.List;

/** The merged text as it grows, with the places where it is two: a value that grows. */
final class Output {
  /** A piece of the text. */
  sealed interface Piece {
    /** One that is the same for both sides. */
    record Shared(StringBuilder text) implements Piece {}

    /** One of which somebody has to choose a side. */
    record Split(String mine, String theirs) implements Piece {}
  }

  private final List<Piece> pieces = new ArrayList<>();
  private final boolean startsLine;

  /**
   * @param startsLine whether the text begins where a line does
   */
  Output(boolean startsLine) {
    this.startsLine = startsLine;
  }

  void add(CharSequence text) {
    if (!text.isEmpty()) {
      last().append(text);
    }
  }

  void add(Tree.Range range) {
    if (range.length() > 0) {
      last().append(range.tree().text(), range.from(), range.to());
    }
  }

  void add(Output other) {
    for (Piece piece : other.pieces) {
      switch (piece) {
        case Piece.Shared(var text) -> add(text);
        case Piece.Split split -> pieces.add(split);
      }
    }
  }

  void conflict(String mine, String theirs) {
    pieces.add(new Piece.Split(mine, theirs));
  }

  private StringBuilder last() {
    if (!pieces.isEmpty() && pieces.getLast() instanceof Piece.Shared(var text)) {
      return text;
    }
    var fresh = new StringBuilder();
    pieces.add(new Piece.Shared(fresh));
    return fresh;
  }

  boolean isEmpty() {
    return pieces.isEmpty();
  }

  /** Whether what comes next begins a line. */
  boolean endsLine() {
    for (Piece piece : pieces.reversed()) {
      CharSequence end =
          switch (piece) {
            case Piece.Shared(var text) -> text;
            case Piece.Split(var mine, var theirs) -> mine.isEmpty() ? theirs : mine;
          };
      if (!end.isEmpty()) {
        return isLineEnd(end.charAt(end.length() - 1));
      }
    }
    return startsLine;
  }

  static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  /** The text, where it is one. */
  String text() {
    var made = new StringBuilder();
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Shared(var text) -> made.append(text);
        case Piece.Split(var mine, _) -> made.append(mine);
      }
    }
    return made.toString();
  }

  List<Piece> pieces() {
    return List.copyOf(pieces);
  }
}
