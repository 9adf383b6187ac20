#!/usr/bin/env bash
# How long it takes to read, validate and compare a generated site, in a JVM with 256 MiB of heap:
# the first time in a process (cold) and after many (warm).
#
#   bench/site.sh                     1,000 to 100,000 guests; about six minutes
#   bench/site.sh -p guests=10000     what else JMH takes
set -euo pipefail

cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
log=$(mktemp)
trap 'rm -f -- "$log"' EXIT
mvn -B -pl bench -am -DskipTests -Dxsm.skip.checks=true package \
  dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/lib >"$log" 2>&1 ||
  { tail -n 25 "$log" >&2; exit 1; }

java=${JAVA_HOME:-}/bin/java
[[ -x $java ]] || java=java
for home in /usr/lib/jvm/*25*; do
  [[ ! -x $home/bin/java ]] || java=$home/bin/java
done
"$java" -cp "bench/target/classes:bench/target/lib/*" org.openjdk.jmh.Main SiteBench "$@"
