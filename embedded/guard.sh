#!/bin/sh
# Ends what a killed parent leaves behind. The parent holds the other end of standard input and writes
# "+ PID SIGNAL" for each process it starts and "- PID" for each that has ended. When the parent is gone,
# however it went, input ends, and what is left is asked to stop, newest first, and after 8 seconds made to.
trap '' INT TERM HUP
left=
while read -r sign pid signal; do
  case $sign in
    +) left="$pid:$signal $left" ;;
    -)
      rest=
      for one in $left; do [ "${one%%:*}" = "$pid" ] || rest="$rest $one"; done
      left=$rest
      ;;
  esac
done
for one in $left; do kill -s "${one#*:}" "${one%%:*}" 2>/dev/null; done
tries=0
while [ $tries -lt 80 ]; do
  alive=
  for one in $left; do kill -0 "${one%%:*}" 2>/dev/null && alive=yes; done
  [ -n "$alive" ] || exit 0
  sleep 0.1
  tries=$((tries + 1))
done
for one in $left; do kill -s KILL "${one%%:*}" 2>/dev/null; done
