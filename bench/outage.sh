#!/usr/bin/env bash
# For how long no edit goes through when the leader of four real daemons is killed (kill -9), and when
# it is put to sleep (SIGSTOP).
#
#   bench/outage.sh           seven times each; about five minutes
#   bench/outage.sh TIMES
set -euo pipefail

# shellcheck source=bench/run.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/run.sh"
build
run org.xsm.bench.daemons.OutageTimes "$@"
