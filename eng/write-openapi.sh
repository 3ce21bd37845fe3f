#!/usr/bin/env bash
# Writes docs/openapi.json anew from the running Api: eng/write-openapi.sh
set -euo pipefail
cd "$(dirname "$0")/.."
ALCHEMORSEL_WRITE_OPENAPI=1 dotnet run --project Alchemorsel.Tests -- -method "*.The_committed_document_is_what_the_api_says"
