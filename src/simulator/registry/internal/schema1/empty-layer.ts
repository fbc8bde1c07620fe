import { createHash } from 'node:crypto';

/** An empty tar archive, compressed as the first registries did: the layer of every step that changed no file. */
export const emptyLayer = Buffer.from('H4sIAAAJbogA/2IYBaNgFIxYAAgAAP//Lq+17wAEAAA=', 'base64');

export const emptyLayerDigest = `sha256:${createHash('sha256').update(emptyLayer).digest('hex')}`;

const nothing = `sha256:${createHash('sha256').digest('hex')}`;

/** Whether a blob holds nothing. Such blobs belong to every repository. */
export const isEmptyBlob = (digest: string): boolean => digest === emptyLayerDigest || digest === nothing;
