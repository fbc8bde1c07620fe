import type { Image } from '../../resources/images/image.ts';
import type { ImageStream } from '../../resources/images/image-stream.ts';
import { imageKind } from '../../resources/kinds/kinds.ts';
import { isNotFound } from '../client/client.ts';
import type { ClusterImages } from './cluster-images.ts';
import { imageBlobs, Uses } from './image-blobs.ts';
import { type PruneRun, step } from './prune-run.ts';
import { isYoung } from './prune-stream.ts';

/** Deletes the images that no stream names any more, neither itself nor by an index, and the blobs that no other image shares with them. */
export const pruneImages = async (streams: readonly ImageStream[], run: PruneRun): Promise<void> => {
  const { cluster, options } = run;
  const named = namedImages(streams, cluster);
  const uses = new Uses();
  for (const [digest, image] of cluster.images) for (const blob of [...imageBlobs(image), digest]) uses.add(blob);
  for (const [digest, image] of cluster.images) {
    if (named.has(digest)) continue;
    if (!options.allImages && image.metadata.annotations?.['openshift.io/image.managed'] !== 'true') continue;
    if (!options.overSizeLimit && isYoung(image.metadata.creationTimestamp, run)) continue;
    await pruneImage(image, uses, run);
  }
};

const namedImages = (streams: readonly ImageStream[], { images }: ClusterImages): ReadonlySet<string> => {
  const items = streams.flatMap(({ status }) => (status?.tags ?? []).flatMap(({ items }) => items ?? []));
  const digests = items.map(({ image }) => image);
  const manifests = digests.flatMap((digest) => images.get(digest)?.dockerImageManifests ?? []);
  return new Set([...digests, ...manifests.map(({ digest }) => digest)]);
};

const pruneImage = async (image: Image, uses: Uses, run: PruneRun): Promise<void> => {
  const { options, stats, errors, invocation } = run;
  const digest = image.metadata.name;
  let [deleted, failed] = [0, 0];
  for (const blob of options.pruneRegistry ? [...imageBlobs(image), digest] : []) {
    if (!uses.remove(blob)) continue;
    const failure = await step(
      run,
      `Deleting blob ${blob}`,
      async () => run.deleteFromRegistry?.(`/admin/blobs/${blob}`),
      `error deleting blob ${blob} from the registry`,
    );
    if (failure === undefined) deleted += 1;
    else {
      failed += 1;
      errors.push(`image ${digest}: failed to delete ${blob === digest ? 'manifest ' : ''}blob ${blob}: ${failure}`);
    }
  }
  stats.blobs += deleted;
  if (deleted === 0 && failed > 0) return;
  const remove = () =>
    invocation.client.remove(imageKind, '', digest, { kind: 'DeleteOptions', apiVersion: 'v1', gracePeriodSeconds: 0 });
  const failure = await step(
    run,
    `Deleting image ${digest}`,
    () => remove().catch((error: unknown) => (isNotFound(error) ? undefined : Promise.reject(error))),
    `error deleting image ${digest} from server`,
  );
  if (failure === undefined) stats.images += 1;
  else errors.push(`image ${digest}: failed to delete image ${digest}: ${failure}`);
};
