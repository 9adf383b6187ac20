# Adds up Surefire's reports, one <testsuite> each: a table by suite and module, then the totals in
# Surefire's own form. Exits with 1 if a test failed or was skipped, or if there was none.

/<testsuite / { tag = ""; inside = 1 }
inside {
  tag = tag " " $0
  if (!index($0, ">")) next
  inside = 0
  split(substr(FILENAME, length(reports) + 1), place, "/")
  row = place[1] " " place[2]
  if (!(row in tests)) rows[++count] = row
  tests[row] += value("tests"); failures[row] += value("failures"); errors[row] += value("errors")
  skipped[row] += value("skipped"); time[row] += value("time")
}

function value(name,   at) {
  at = match(tag, " " name "=\"[^\"]*\"")
  if (!at) return 0
  at = substr(tag, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
  gsub(",", "", at)
  return at + 0
}

END {
  printf "%-8s %-12s %7s %9s %7s %8s %9s\n", "suite", "module", "tests", "failures", "errors", "skipped", "seconds"
  for (i = 1; i <= count; i++) {
    row = rows[i]
    split(row, place, " ")
    printf "%-8s %-12s %7d %9d %7d %8d %9.1f\n", place[1], place[2], tests[row], failures[row], errors[row], skipped[row], time[row]
    t += tests[row]; f += failures[row]; e += errors[row]; s += skipped[row]
  }
  printf "%d s in all\n", took
  if (s) print "FAILED: " s " skipped; a test that lacks its means fails and says what is missing"
  printf "Tests run: %d, Failures: %d, Errors: %d, Skipped: %d\n", t, f, e, s
  exit (f + e + s > 0 || t == 0)
}
