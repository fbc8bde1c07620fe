/** A manifest of schema 1 of an image `old`, with a signature that nobody verifies, and what of it is signed. */
export const signedManifest = (
  layers: readonly string[],
  history: readonly object[],
): { readonly text: string; readonly canonical: string } => {
  const document = {
    schemaVersion: 1,
    name: 'org/old',
    tag: 'v1',
    architecture: 'amd64',
    fsLayers: layers.map((blobSum) => ({ blobSum })),
    history: history.map((entry) => ({ v1Compatibility: JSON.stringify(entry) })),
  };
  const canonical = JSON.stringify(document, null, 3);
  const head = canonical.slice(0, canonical.lastIndexOf('\n}'));
  const form = { formatLength: head.length, formatTail: btoa('\n}'), time: '2016-01-08T02:18:35Z' };
  const signatures = [{ header: { alg: 'ES256' }, signature: 'x', protected: btoa(JSON.stringify(form)) }];
  return { text: `${head},\n   "signatures": ${JSON.stringify(signatures)}\n}`, canonical };
};
