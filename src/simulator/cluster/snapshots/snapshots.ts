import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseExactJson } from '../../../resources/values/exact-json.ts';
import type { ServiceAccountTokens } from '../../apis/access/service-account-token.ts';
import type { LayerContent } from '../../node/images/layer-content.ts';
import type { NodeImage } from '../../node/images/node-image.ts';
import type { WorkerNode } from '../../node/worker-node.ts';
import type { StorageDriver } from '../../registry/storage/storage-driver.ts';
import type { Foundation } from '../foundation.ts';
import { type ObjectSnapshot, restoreObjects, saveObjects } from './object-snapshot.ts';

/** Saves a cluster to an archive, and makes a cluster what an archive holds. */
export interface Snapshots {
  /** A tar archive. */
  save(): Promise<Buffer>;
  /** @throws Error when the archive is not one of ours, or of a later format */
  restore(archive: Buffer): Promise<void>;
}

interface SnapshotOptions {
  readonly foundation: Pick<Foundation, 'machinery' | 'clock'>;
  readonly tokens: ServiceAccountTokens;
  readonly workers: readonly WorkerNode[];
  /** Puts right what other addresses make wrong. */
  readonly afterRestore: () => Promise<void>;
  /** Where the registries of the world outside are reached, by host. */
  readonly ports: () => Readonly<Record<string, number>>;
  /** What registries hold, by its place in the archive. */
  readonly storage: ReadonlyMap<string, StorageDriver>;
}

/** The first entry of the archive. */
interface Description {
  readonly format: 'streamproof-snapshot';
  readonly version: 1;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly tokenKey: string;
  /** Where the registries of the world outside were reached, by host; absent in archives of earlier versions. */
  readonly ports?: Readonly<Record<string, number>>;
}

interface NodeContents {
  readonly images: readonly NodeImage[];
  readonly layers: readonly (readonly [string, LayerContent])[];
}

/** What a snapshot does not hold: running programs start anew, access logs stay those of the cluster. */
export const createSnapshots = ({
  foundation,
  tokens,
  workers,
  afterRestore,
  ports,
  storage,
}: SnapshotOptions): Snapshots => ({
  save: async () => {
    const { machinery, clock } = foundation;
    await clock.settled();
    const { default: tar } = await import('tar-stream');
    const pack = tar.pack();
    const description: Description = {
      format: 'streamproof-snapshot',
      version: 1,
      time: clock.now(),
      tokenKey: tokens.key,
      ...(clock.virtual ? {} : { ports: ports() }),
    };
    pack.entry({ name: 'snapshot.json' }, JSON.stringify(description));
    pack.entry({ name: 'objects.json' }, JSON.stringify(saveObjects(machinery.store)));
    for (const { name, images } of workers) {
      const contents: NodeContents = { images: images.images, layers: [...images.layers] };
      pack.entry({ name: `nodes/${name}.json` }, JSON.stringify(contents, writeBytes));
    }
    for (const [place, driver] of storage)
      for (const file of await filesIn(driver))
        pack.entry({ name: `${place}/${relative(driver.layout.root, file)}` }, await readFile(file));
    pack.finalize();
    return contentOf(pack);
  },
  restore: async (archive) => {
    const { machinery, clock } = foundation;
    const entries = await readArchive(archive);
    const { time, tokenKey } = describe(entries.get('snapshot.json'));
    if (clock.virtual && time > clock.now()) await clock.advance(time - clock.now());
    await clock.settled();
    for (const [place, driver] of storage) await replaceFiles(driver, `${place}/`, entries);
    for (const { name, images } of workers) {
      const content = entries.get(`nodes/${name}.json`);
      if (content === undefined) continue;
      const saved = JSON.parse(content.toString(), readBytes) as NodeContents;
      images.replace(saved.images, saved.layers);
    }
    tokens.key = tokenKey;
    restoreObjects(machinery.store, parseExactJson(String(entries.get('objects.json'))) as ObjectSnapshot);
    await afterRestore();
    await clock.settled();
  },
});

/**
 * Where the registries of the world outside were reached when a cluster was saved, by host: image streams of clusters that take it
 * for a real one remember them with their ports.
 *
 * @throws Error when the archive is not one of ours, or of a later format
 */
export const savedPorts = async (archive: Buffer): Promise<Readonly<Record<string, number>>> =>
  describe((await readArchive(archive)).get('snapshot.json')).ports ?? {};

const describe = (content: Buffer | undefined): Description => {
  const found = content === undefined ? undefined : (JSON.parse(content.toString()) as Partial<Description>);
  if (found?.format === 'streamproof-snapshot' && found.version === 1) return found as Description;
  throw new Error(
    found?.format === 'streamproof-snapshot'
      ? `the snapshot has format ${found.version}, this version reads format 1: use the version that saved it`
      : 'this is no snapshot of a cluster: it has no snapshot.json that says so',
  );
};

const readArchive = async (archive: Buffer): Promise<Map<string, Buffer>> => {
  const { default: tar } = await import('tar-stream');
  const extract = tar.extract();
  const entries = new Map<string, Buffer>();
  extract.end(archive);
  for await (const entry of extract) entries.set(entry.header.name, await contentOf(entry));
  return entries;
};

const contentOf = async (source: AsyncIterable<unknown>): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of source) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const filesIn = async (driver: StorageDriver): Promise<string[]> => {
  driver.flush();
  const entries = await readdir(driver.layout.root, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
};

const replaceFiles = async (
  driver: StorageDriver,
  place: string,
  entries: ReadonlyMap<string, Buffer>,
): Promise<void> => {
  driver.discard();
  const folder = driver.layout.root;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [name, content] of entries) {
    if (!name.startsWith(place)) continue;
    const file = resolve(folder, name.slice(place.length));
    if (!file.startsWith(resolve(folder) + sep))
      throw new Error(`the snapshot holds ${name}, which leads out of its folder`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
};

/** The content of files stands in the JSON of a node as `{ "base64": … }`. */
const writeBytes = (_: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  const { type, data } = value as { type?: unknown; data?: unknown };
  return type === 'Buffer' && Array.isArray(data)
    ? { base64: Buffer.from(data as number[]).toString('base64') }
    : value;
};

const readBytes = (_: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  const { base64 } = value as { base64?: unknown };
  return typeof base64 === 'string' ? Buffer.from(base64, 'base64') : value;
};
