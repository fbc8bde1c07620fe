import { dirname, join } from 'node:path';
import type { Clock } from '../../../ports/clock.ts';
import type { Image } from '../../../resources/images/image.ts';
import type { ImageStream } from '../../../resources/images/image-stream.ts';
import { BlobStore } from '../storage/blob-store.ts';
import type { StorageDriver } from '../storage/storage-driver.ts';

/** What a hard prune works on. */
export interface HardPrune {
  readonly storage: StorageDriver;
  readonly streams: readonly ImageStream[];
  readonly images: readonly Image[];
  readonly clock: Clock;
  /** Only tells what it would do. */
  readonly dryRun: boolean;
  /** Takes the log and the summary. */
  readonly out: (line: string) => void;
}

/**
 * `dockerregistry -prune`: deletes from storage what the API no longer knows: repositories without a stream, manifest links
 * that are in no history of their stream (those of the parts of a list as well), and blobs of no image.
 *
 * @see https://github.com/openshift/image-registry/blob/release-4.19/pkg/dockerregistry/server/prune/prune.go
 */
export const hardPrune = async (prune: HardPrune): Promise<void> => {
  const { dryRun, out } = prune;
  log(
    prune,
    dryRun ? 'start prune (dry-run mode)' : 'start prune',
    ' distribution_version=v3.0.0+unknown',
    ' openshift_version=',
  );
  await pruneRepositories(prune);
  const { count, bytes } = await pruneBlobs(prune);
  out(`${dryRun ? 'Would delete' : 'Deleted'} ${count} blobs`);
  out(`${dryRun ? 'Would free up' : 'Freed up'} ${binarySize(bytes)} of disk space`);
  if (dryRun) out('Use -prune=delete to actually delete the data');
};

const pruneRepositories = async (prune: HardPrune): Promise<void> => {
  const { dryRun, streams, storage } = prune;
  const known = new Map(streams.map((stream) => [`${stream.metadata.namespace}/${stream.metadata.name}`, stream]));
  for (const namespace of await names(storage, storage.layout.repositories)) {
    for (const name of await names(storage, join(storage.layout.repositories, namespace))) {
      const repository = `${namespace}/${name}`;
      const stream = known.get(repository);
      if (stream !== undefined) {
        await pruneRevisions(prune, repository, stream);
        continue;
      }
      log(prune, `The image stream ${repository} is not found, will remove the whole repository`);
      log(
        prune,
        dryRun
          ? `Would delete repository: ${repository}`
          : `Deleting repo: /docker/registry/v2/repositories/${repository}`,
      );
      if (!dryRun) storage.remove(storage.layout.repository(repository));
    }
  }
};

const pruneRevisions = async (prune: HardPrune, repository: string, stream: ImageStream): Promise<void> => {
  const { storage } = prune;
  const { layout } = storage;
  const history = new Set((stream.status?.tags ?? []).flatMap(({ items }) => (items ?? []).map(({ image }) => image)));
  for (const algorithm of await names(storage, layout.revisions(repository))) {
    for (const hex of await names(storage, join(layout.revisions(repository), algorithm))) {
      const digest = `${algorithm}:${hex}`;
      if (history.has(digest)) continue;
      log(prune, `${prune.dryRun ? 'Would delete' : 'Deleting'} manifest link: ${repository}@${digest}`);
      if (!prune.dryRun) storage.remove(dirname(layout.revisionLink(repository, digest)));
    }
  }
};

const pruneBlobs = async (prune: HardPrune): Promise<{ count: number; bytes: number }> => {
  const { storage } = prune;
  const used = new Set(prune.images.flatMap(blobsOf));
  const blobs = new BlobStore(storage);
  const root = join(dirname(storage.layout.repositories), 'blobs');
  const total = { count: 0, bytes: 0 };
  for (const algorithm of await names(storage, root)) {
    for (const prefix of await names(storage, join(root, algorithm))) {
      for (const hex of await names(storage, join(root, algorithm, prefix))) {
        const digest = `${algorithm}:${hex}`;
        if (used.has(digest)) continue;
        total.count += 1;
        total.bytes += (await blobs.size(digest)) ?? 0;
        const path = `/docker/registry/v2/blobs/${algorithm}/${prefix}/${hex}`;
        log(prune, prune.dryRun ? `Would delete blob: ${digest}` : `Deleting blob: ${path}`);
        if (!prune.dryRun) await blobs.delete(digest);
      }
    }
  }
  return total;
};

const blobsOf = ({ metadata, dockerImageLayers, dockerImageMetadata, dockerImageManifests }: Image): string[] => [
  metadata.name,
  ...(dockerImageLayers ?? []).map(({ name }) => name),
  ...(dockerImageMetadata?.Id ? [dockerImageMetadata.Id] : []),
  ...(dockerImageManifests ?? []).map(({ digest }) => digest),
];

const names = async (storage: StorageDriver, folder: string): Promise<string[]> =>
  (await storage.list(folder)).toSorted();

const log = ({ clock, out }: HardPrune, message: string, before = '', after = ''): void => {
  const time = new Date(clock.now()).toISOString().replace('Z', '000001Z');
  out(`time="${time}" level=info msg=${JSON.stringify(message)}${before} go.version=go1.23.5${after}`);
};

/** Four digits and a binary unit: `1.496KiB`. */
const binarySize = (bytes: number): string => {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const step = bytes === 0 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  return `${Number((bytes / 1024 ** step).toPrecision(4))}${units[step]}`;
};
