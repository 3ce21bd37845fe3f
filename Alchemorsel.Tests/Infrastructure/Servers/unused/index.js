// Stands in for packages that are named but never used by what the tests run.
module.exports = {};
