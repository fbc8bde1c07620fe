import { digestOf } from '../../distribution/verified-content.ts';
import { mediaType } from '../../image/media-type.ts';

/** An image of a config and one layer, which differs from label to label. */
export const sample = (label: string, layer: Buffer = Buffer.from(`layer of ${label}`)) => {
  const config = Buffer.from(JSON.stringify({ label }));
  const describe = (type: string, content: Buffer) => ({
    mediaType: type,
    size: content.length,
    digest: digestOf(content),
  });
  const document = {
    schemaVersion: 2,
    mediaType: mediaType.dockerManifest,
    config: describe(mediaType.dockerConfig, config),
    layers: [describe(mediaType.dockerLayer, layer)],
  };
  const content = Buffer.from(JSON.stringify(document));
  const blobs = [config, layer].map((bytes) => ({ digest: digestOf(bytes), size: bytes.length, content: bytes }));
  return {
    manifest: { digest: digestOf(content), mediaType: mediaType.dockerManifest, content },
    blobs,
    config: digestOf(config),
    layer: digestOf(layer),
  };
};
/** What {@link sample} makes. */
export type Sample = ReturnType<typeof sample>;
