#!/usr/bin/env bash
# How long a start takes: the median wall time of ten, in milliseconds, after one that is not
# counted. Fails if a median is over 500.
#
#   bench/start.sh                         xsm --version, and validate of the smallest example
#   bench/start.sh validate FILE           any other command
set -euo pipefail

cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
slow=0

measure() { # WORD...
  local i began took
  local -a times=()
  ./xsm "$@" >/dev/null
  for ((i = 0; i < 10; i++)); do
    began=$EPOCHREALTIME
    ./xsm "$@" >/dev/null
    took=$((${EPOCHREALTIME/[.,]/} - ${began/[.,]/}))
    times+=("$((took / 1000))")
  done
  mapfile -t times < <(printf '%s\n' "${times[@]}" | sort -n)
  printf '%4d ms (%d to %d)  xsm %s\n' "$(((times[4] + times[5]) / 2))" "${times[0]}" "${times[9]}" "$*"
  ((times[5] <= 500)) || slow=1
}

if (($#)); then
  measure "$@"
else
  measure --version
  [[ ! -f examples/site.xml ]] || measure validate examples/site.xml
fi
exit "$slow"
