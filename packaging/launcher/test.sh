# shellcheck shell=bash
# shellcheck disable=SC2154 # root, jdk: ./xsm sets them
# Part of ./xsm: the test suites.
#   verify  everything that needs no root and no network, with all checks; twenty-five minutes at most
#   lab     real programs, as root; forty minutes at most
#   soak    the same for hours, by hand
# A suite that lacks its means fails and says what is missing.

readonly REPORTS=$root/.xsm/reports

say() { printf 'xsm: %s\n' "$*"; }

run_suites() {
  local suite began=$SECONDS
  local -a suites=("$@") failed=()
  ((${#suites[@]})) || suites=(verify lab)
  for suite in "${suites[@]}"; do
    [[ $suite =~ ^(verify|lab|soak)$ ]] ||
      die 2 "there is no suite \"$suite\"; the suites are verify, lab and soak"
  done
  check_means

  rm -rf -- "$REPORTS"
  for suite in "${suites[@]}"; do
    "run_$suite" || failed+=("$suite")
  done
  printf '\n'
  show_totals "$((SECONDS - began))" || failed+=(totals)
  ((${#failed[@]} == 0))
}

# What is missing is installed where we may do so; what is still missing then ends the run.
check_means() {
  local -a missing=()
  local package
  local -a wanted=()
  type -P mvn >/dev/null || wanted+=(maven)
  if [[ " ${suites[*]} " == *' lab '* || " ${suites[*]} " == *' soak '* ]]; then
    ((EUID == 0)) || die 1 "the lab and soak suites start real programs as root, and this is $(id -un);" \
      "call ./xsm test verify for what needs no root, or sudo ./xsm test for all"
    while read -r package; do
      [[ -z $package || $package == '#'* ]] || wanted+=("$package")
    done <"$root/lab/packages.txt"
  fi
  find_missing "${wanted[@]}"
  ((${#missing[@]})) || return 0

  local order="apt-get install ${missing[*]}"
  ((EUID == 0)) || die 1 "the suites need packages that are not installed: ${missing[*]}; as root: $order"
  type -P apt-get >/dev/null || die 1 "the suites need ${missing[*]}, and there is no apt-get here to install them; do it by hand"
  say "installing ${missing[*]} (the whole story is in $root/.xsm/packages.log)"
  mkdir -p "$root/.xsm"
  if ! { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } \
    >"$root/.xsm/packages.log" 2>&1 </dev/null; then
    tail -n 10 "$root/.xsm/packages.log"
    die 1 "could not install ${missing[*]}; why is above; by hand: $order"
  fi
  find_missing "${wanted[@]}"
  ((${#missing[@]} == 0)) || die 1 "installed, and still not there: ${missing[*]}"
}

find_missing() {
  local package
  missing=()
  for package in "$@"; do
    if [[ $package == maven ]]; then
      type -P mvn >/dev/null || missing+=(maven)
    elif ! dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed'; then
      missing+=("$package")
    fi
  done
}

# A module that fails does not keep those beside it from being tested.
run_verify() { run_maven verify 1500 --fail-at-end verify; }

# The modules below lab were checked by verify: they are only built again, without their tests.
run_lab() { run_maven lab 2400 -Plab -pl lab -am -Dxsm.skip.checks=true -Dspotless.check.skip=true verify; }

run_soak() { run_maven soak 0 -Psoak -pl lab -am -Dxsm.skip.checks=true -Dspotless.check.skip=true verify; }

# Runs Maven on the JDK that was found (the format check needs its compiler), within SECONDS.
run_maven() { # SUITE SECONDS ARGUMENT...
  local suite=$1 budget=$2 log=$root/.xsm/test-$1.log began=$SECONDS status=0
  shift 2
  mkdir -p "$root/.xsm"
  rm -rf -- "$root"/*/target/{surefire,failsafe}-reports
  say "suite $suite, $( ((budget)) && printf '%s minutes at most' $((budget / 60)) || printf 'without a limit'); the whole story is in $log"
  JAVA_HOME=$jdk timeout --foreground --kill-after=30 "$budget" \
    mvn -B -f "$root/pom.xml" "$@" 2>&1 </dev/null | tee "$log" | show_progress
  status=${PIPESTATUS[0]}
  keep_reports "$suite"

  case $status in
    0) say "suite $suite done in $((SECONDS - began)) s" ;;
    124 | 137) say "suite $suite FAILED: it took more than its $((budget / 60)) minutes and was stopped" ;;
    *) say "suite $suite FAILED after $((SECONDS - began)) s; the first error is above" ;;
  esac
  return "$status"
}

# Of Maven's output: its modules, test classes, warnings and errors, and what a failed test said.
show_progress() {
  local line said=0
  local noise='^\[ERROR\] *$|\[Help 1\]|To see the full stack trace|Re-run Maven|For more information|After correcting|mvn <args>'
  while IFS= read -r line; do
    if [[ $line =~ \]\ Building\ XSM\ ([a-z]+)\ .*\[([0-9]+)/([0-9]+)\] ]]; then
      printf -- '- module %s (%d of %d)\n' "${BASH_REMATCH[1]}" $((BASH_REMATCH[2] - 1)) $((BASH_REMATCH[3] - 1))
    elif [[ $line == '['* ]]; then
      said=0
      if [[ $line == '[INFO] Tests run:'*' -- in '* ]]; then
        printf '%s\n' "${line#'[INFO] '}"
      elif [[ $line =~ ^\[(ERROR|WARNING)\] && ! $line =~ $noise ]]; then
        printf '%s\n' "$line"
        [[ $line != *'<<< '*'!' ]] || said=20
      fi
    elif ((said-- > 0)); then
      printf '%s\n' "$line"
    fi
  done
}

# Moves the reports of a suite aside, so that only those of this run count, and each once.
keep_reports() { # SUITE
  local report module
  for report in "$root"/*/target/{surefire,failsafe}-reports/TEST-*.xml; do
    module=${report#"$root/"}
    module=${module%%/*}
    mkdir -p "$REPORTS/$1/$module"
    cp -- "$report" "$REPORTS/$1/$module/"
  done
}

# Adds up the reports; the last line is in Surefire's own form. Fails when a test failed, was
# skipped, or a suite ran none.
show_totals() { # SECONDS
  local suite status=0
  for suite in "${suites[@]}"; do
    local -a files=("$REPORTS/$suite"/*/TEST-*.xml)
    if ((${#files[@]} == 0)); then
      say "suite $suite FAILED: it ran no test"
      status=1
    fi
  done
  local -a all=("$REPORTS"/*/*/TEST-*.xml)
  awk -v reports="$REPORTS/" -v took="$1" -f "$root/packaging/launcher/totals.awk" /dev/null "${all[@]}" || status=1
  return "$status"
}
