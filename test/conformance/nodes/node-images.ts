import { type BuiltImage, buildImage } from '../../../src/adapters/image-build.ts';
import { buildLayer } from '../../../src/distribution/image-layer.ts';
import { digestOf } from '../../../src/distribution/verified-content.ts';

/** What the program of an image does: sleeps, serves and tells its name or its ports, fails at once, or is not there. */
export type ProgramKind = 'sleeper' | 'hello' | 'server' | 'fail' | 'badexec';

/** Builds an image like one of the recording: a base that all share and, but for `badexec`, a layer with the program. */
export const recordedImage = async (title: string, repository: string, kind: ProgramKind): Promise<BuiltImage> => {
  const image = await buildImage({
    name: title,
    title: repository,
    author: 'oracle',
    program: kind === 'sleeper' ? `sleeper ${title}` : kind === 'server' ? 'serving on 8888\nserving on 8080' : title,
    ports: kind === 'hello' || kind === 'server' ? [8080, 8888] : [],
  });
  if (kind === 'badexec')
    return withConfig(image, (config) => ({ ...config, Entrypoint: ['/nosuchbinary'], Cmd: null }));
  return kind === 'fail' ? withProgram(image, failingProgram(title)) : image;
};

const withProgram = async (image: BuiltImage, program: Buffer): Promise<BuiltImage> => {
  const layer = await buildLayer([{ name: 'app', content: program, mode: 0o755 }]);
  const [base] = image.layers;
  const config = JSON.parse(contentOf(image, image.config.digest));
  config.rootfs.diff_ids[1] = layer.diffId;
  return assembled(image, config, [base!, { ...image.layers[1]!, digest: layer.digest, size: layer.size }], layer);
};

const withConfig = async (
  image: BuiltImage,
  change: (config: Record<string, unknown>) => Record<string, unknown>,
): Promise<BuiltImage> => {
  const config = JSON.parse(contentOf(image, image.config.digest));
  config.config = change(config.config);
  config.rootfs.diff_ids.length = 1;
  config.history.length = 1;
  return assembled(image, config, image.layers.slice(0, 1));
};

const assembled = (
  image: BuiltImage,
  config: unknown,
  layers: BuiltImage['layers'],
  added?: { digest: string; size: number; content: Buffer },
): BuiltImage => {
  const content = Buffer.from(JSON.stringify(config));
  const descriptor = { ...image.config, digest: digestOf(content), size: content.length };
  const document = { ...JSON.parse(image.manifest.content.toString()), config: descriptor, layers };
  const manifest = Buffer.from(JSON.stringify(document, null, 3));
  const kept = image.blobs.filter(({ digest }) => layers.some((layer) => layer.digest === digest));
  return {
    manifest: { ...image.manifest, digest: digestOf(manifest), content: manifest },
    blobs: [...kept, ...(added === undefined ? [] : [added]), { ...descriptor, content }],
    config: descriptor,
    layers,
  };
};

const contentOf = ({ blobs }: BuiltImage, digest: string): string =>
  String(blobs.find((blob) => blob.digest === digest)?.content);

/** A static Linux program for x86-64 that exits with 3; the title follows, so that programs differ. */
const failingProgram = (title: string): Buffer => {
  const code = Buffer.from([0xb8, 60, 0, 0, 0, 0xbf, 3, 0, 0, 0, 0x0f, 0x05]);
  const header = Buffer.alloc(120);
  header.write('\x7fELF\x02\x01\x01', 'latin1');
  header.writeUInt16LE(2, 16);
  header.writeUInt16LE(62, 18);
  header.writeBigUInt64LE(0x40_0078n, 24);
  header.writeBigUInt64LE(64n, 32);
  header.writeUInt16LE(56, 54);
  header.writeUInt16LE(1, 56);
  header.writeUInt32LE(1, 64);
  header.writeUInt32LE(5, 68);
  header.writeBigUInt64LE(0x40_0000n, 80);
  header.writeBigUInt64LE(0x1000n, 96);
  header.writeBigUInt64LE(0x1000n, 104);
  return Buffer.concat([header, code, Buffer.from(title)]);
};
