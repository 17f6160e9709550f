/** The API reference uses Redoc's finished browser bundle alone, so the libraries that it was built from need not be installed. */
function readPackage(manifest) {
  if (manifest.name === 'redoc') {
    manifest.dependencies = {};
    manifest.peerDependencies = {};
  }
  return manifest;
}

module.exports = { hooks: { readPackage } };
