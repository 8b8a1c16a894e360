#!/bin/sh
# The namespace with histories kept 90 days, and the search attribute that workflows set.
set -eu
until temporal operator cluster health >/dev/null 2>&1; do sleep 2; done
if temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" >/dev/null 2>&1; then
  temporal operator namespace update --namespace "$TEMPORAL_NAMESPACE" --retention 90d
else
  temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention 90d
fi
until temporal operator search-attribute list --namespace "$TEMPORAL_NAMESPACE" | grep -q HandoverStage; do
  temporal operator search-attribute create --namespace "$TEMPORAL_NAMESPACE" \
    --name HandoverStage --type Keyword || true
  sleep 2
done
