#!/usr/bin/env bash
# How long it takes until all hosts hold a site file of 100 KB, over TLS, with a certificate for each
# host. All hosts share one JVM here, and none of them writes to a disk.
#
#   bench/spread.sh           3, 30, 100 and 300 hosts; about ten minutes
#   bench/spread.sh HOSTS...
set -euo pipefail

# shellcheck source=bench/run.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/run.sh"
build
run org.xsm.bench.spread.SpreadTimes "$@"
