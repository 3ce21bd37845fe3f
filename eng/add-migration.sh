#!/usr/bin/env bash
# Adds a migration for what changed in the model: eng/add-migration.sh Name
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet tool restore
dotnet ef migrations add "${1:?a name for the migration}" --project Alchemorsel.Api --output-dir Data/Migrations --namespace Alchemorsel.Api.Data.Migrations -- --environment Development
