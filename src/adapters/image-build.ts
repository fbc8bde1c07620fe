import type { BlobContent } from '../distribution/blob-upload.ts';
import { buildLayer, type ImageLayer } from '../distribution/image-layer.ts';
import type { PushableImage } from '../distribution/push-image.ts';
import { digestOf } from '../distribution/verified-content.ts';
import type { Descriptor } from '../image/descriptor.ts';
import type { ImageConfig } from '../image/image-config.ts';
import { mediaType } from '../image/media-type.ts';
import { sleepingProgram } from './sleeping-program.ts';

/** What a test image is made of. The same recipe gives the same bytes, and so the same digests, on every machine. */
export interface ImageBuild {
  /** Distinguishes images: goes into the program, the environment (`VERSION`) and the labels. */
  readonly name: string;
  /** Label `name`. @default 'streamproof/sleeper' */
  readonly title?: string;
  /** @default 'docker' (schema 2) */
  readonly format?: 'docker' | 'oci';
  /** TCP ports that the image exposes. @default [8080, 8888] */
  readonly ports?: readonly number[];
  /** RFC 3339. @default '2026-01-01T00:00:00Z' */
  readonly created?: string;
  /** @default 'Streamproof' */
  readonly author?: string;
  /** Numeric user. @default '1001' */
  readonly user?: string;
  /** Further `NAME=value` pairs. */
  readonly environment?: readonly string[];
  /** Further labels. */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default 'amd64' (the program runs on no other, but an image may say so) */
  readonly architecture?: string;
  /** What the program prints; images of one name with different programs have different layers. @default name */
  readonly program?: string;
  /** Images of different families have different base layers. @default '' */
  readonly family?: string;
}

/** A built image with everything that a push needs. */
export interface BuiltImage extends PushableImage {
  readonly blobs: readonly (BlobContent & { readonly content: Uint8Array })[];
  readonly config: Descriptor;
  /** From the base upwards. */
  readonly layers: readonly Descriptor[];
}

/**
 * Builds an image of two small layers: a base that all builds of a family share, and the program `/app`, which prints its name and sleeps.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/manifest.md
 */
export const buildImage = async (build: ImageBuild): Promise<BuiltImage> => {
  const types = build.format === 'oci' ? oci : docker;
  const layers = await Promise.all([
    baseLayer(build.family ?? ''),
    buildLayer([{ name: 'app', content: sleepingProgram(build.program ?? build.name), mode: 0o755 }]),
  ]);
  const config = Buffer.from(JSON.stringify(imageConfig(build, layers)));
  const configDescriptor = describe(types.config, { digest: digestOf(config), size: config.length });
  const layerDescriptors = layers.map((layer) => describe(types.layer, layer));
  const document = { schemaVersion: 2, mediaType: types.manifest, config: configDescriptor, layers: layerDescriptors };
  const content = Buffer.from(JSON.stringify(document, null, 3));
  const blobs = [...layers, { digest: configDescriptor.digest, size: config.length, content: config }];
  return {
    manifest: { digest: digestOf(content), mediaType: types.manifest, content },
    blobs: blobs.map(({ digest, size, content: bytes }) => ({ digest, size, content: bytes })),
    config: configDescriptor,
    layers: layerDescriptors,
  };
};

const docker = { manifest: mediaType.dockerManifest, config: mediaType.dockerConfig, layer: mediaType.dockerLayer };
const oci = { manifest: mediaType.ociManifest, config: mediaType.ociConfig, layer: mediaType.ociLayer };

const describe = (type: string, { size, digest }: { readonly size: number; readonly digest: string }): Descriptor => ({
  mediaType: type,
  size,
  digest,
});

const bases = new Map<string, Promise<ImageLayer>>();

const baseLayer = (family: string): Promise<ImageLayer> => {
  const base =
    bases.get(family) ??
    buildLayer([
      { name: 'etc/' },
      { name: 'etc/passwd', content: 'root:x:0:0:root:/:/sbin/nologin\n' },
      ...(family === '' ? [] : [{ name: 'etc/family', content: `${family}\n` }]),
      { name: 'tmp/', mode: 0o1777 },
    ]);
  bases.set(family, base);
  return base;
};

const imageConfig = (build: ImageBuild, layers: readonly ImageLayer[]): ImageConfig => {
  const created = build.created ?? '2026-01-01T00:00:00Z';
  const ports = build.ports ?? [8080, 8888];
  return {
    architecture: build.architecture ?? 'amd64',
    author: build.author ?? 'Streamproof',
    config: {
      User: build.user ?? '1001',
      ...(ports.length > 0 ? { ExposedPorts: Object.fromEntries(ports.map((port) => [`${port}/tcp`, {}])) } : {}),
      Env: [
        'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
        `VERSION=${build.name}`,
        ...(build.environment ?? []),
      ],
      Cmd: ['/app'],
      Labels: { name: build.title ?? 'streamproof/sleeper', version: build.name, ...build.labels },
    },
    created,
    history: layers.map((_, index) => ({
      created,
      created_by: index === 0 ? 'base' : `COPY app /app # ${build.name}`,
    })),
    os: 'linux',
    rootfs: { type: 'layers', diff_ids: layers.map((layer) => layer.diffId) },
  };
};
