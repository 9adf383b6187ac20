package org.xsm.xsmd.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rows of cells in columns: a value that grows, and is printed once. */
final class TextTable {
  private static final String GAP = "  ";

  private final List<List<Cell>> rows = new ArrayList<>();

  /** A text, and how it is painted once it is as wide as its column. */
  record Cell(String text, UnaryOperator<String> paint) {}

  static Cell cell(String text) {
    return new Cell(Plain.line(text), UnaryOperator.identity());
  }

  static Cell cell(String text, UnaryOperator<String> paint) {
    return new Cell(Plain.line(text), paint);
  }

  TextTable row(List<Cell> cells) {
    rows.add(List.copyOf(cells));
    return this;
  }

  /** The heads of the columns. */
  TextTable head(Paint paint, String... names) {
    var cells = new ArrayList<Cell>();
    for (String name : names) {
      cells.add(cell(name, paint::faint));
    }
    return row(cells);
  }

  /** A line for each row; the last cells are as long as they are. */
  List<String> lines() {
    var widths = new ArrayList<Integer>();
    for (List<Cell> row : rows) {
      for (int i = 0; i < row.size() - 1; i++) {
        int width = row.get(i).text().length();
        if (i == widths.size()) {
          widths.add(width);
        }
        widths.set(i, Math.max(widths.get(i), width));
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String painted(Cell cell) {
    return cell.text().isEmpty() ? "" : cell.paint().apply(cell.text());
  }

  private static String line(List<Cell> row, List<Integer> widths) {
    var line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      Cell cell = row.get(i);
      boolean last = i == row.size() - 1;
      line.append(i == 0 ? "" : GAP).append(painted(cell));
      line.append(last ? "" : " ".repeat(widths.get(i) - cell.text().length()));
    }
    return line.toString().stripTrailing();
  }
}
