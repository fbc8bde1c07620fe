import type { Image } from '../../resources/images/image.ts';
import type { ImageStream, StatusTag, TagEvent } from '../../resources/images/image-stream.ts';
import { imageStreamKind } from '../../resources/kinds/kinds.ts';
import { isNotFound } from '../client/client.ts';
import { resourcePath } from '../client/resource-path.ts';
import { imageBlobs, Uses } from './image-blobs.ts';
import { exceedsLimits } from './over-size.ts';
import { logLine, type PruneRun, step } from './prune-run.ts';

/**
 * Takes old items out of the history of a stream, and their links out of its repository.
 *
 * @returns the stream as it then is; `undefined` when it is gone
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/cli/admin/prune/imageprune/prune.go
 */
export const pruneStream = async (listed: ImageStream, run: PruneRun): Promise<ImageStream | undefined> => {
  const { options, stats, errors, invocation } = run;
  const { namespace = '', name } = listed.metadata;
  if (!options.overSizeLimit && isYoung(listed.metadata.creationTimestamp, run)) return listed;
  const repository = `${namespace}/${name}`;
  const stream = options.confirm ? await latest(listed, run) : listed;
  if (stream instanceof Error) {
    errors.push(`imagestream ${repository}: ${stream.message}`);
    return listed;
  }
  if (stream === undefined) return undefined;
  const uses = countUses(stream, run);
  const manifests: string[] = [];
  const tags: StatusTag[] = [];
  let deleted = 0;
  for (const tag of stream.status?.tags ?? []) {
    const items: TagEvent[] = [];
    for (const [index, item] of (tag.items ?? []).entries()) {
      const image = fate(stream, tag.tag, index, item, run);
      if (image === 'keep') items.push(item);
      else if (image !== undefined && options.pruneRegistry) await unlink(image, uses, manifests, repository, run);
    }
    deleted += (tag.items ?? []).length - items.length;
    if (items.length > 0) tags.push({ ...tag, items });
  }
  if (deleted === 0) return stream;
  const pruned = { ...stream, status: { ...stream.status, tags } } as ImageStream;
  const path = resourcePath(imageStreamKind, namespace, `${name}/status`);
  const failure = await step(
    run,
    `Deleting ${deleted} items from image stream ${repository}`,
    () => invocation.client.request({ method: 'PUT', path, body: pruned }),
    `error updating image stream ${repository} to remove image references`,
  );
  if (failure !== undefined) {
    errors.push(`imagestream ${repository}: ${failure}`);
    return pruned;
  }
  stats.items += deleted;
  stats.streams += 1;
  for (const digest of manifests) await unlinkManifest(digest, repository, run);
  return pruned;
};

/** Whether something was created after the moment up to which things are pruned. */
export const isYoung = (created: string | null | undefined, { options }: PruneRun): boolean =>
  Date.parse(created ?? '') > options.keepAfter;

/** @returns the stream as it is now, `undefined` when it is gone, or why it cannot be read */
const latest = (stream: ImageStream, { invocation }: PruneRun): Promise<ImageStream | undefined | Error> =>
  invocation.client
    .get<ImageStream>(imageStreamKind, stream.metadata.namespace ?? '', stream.metadata.name)
    .catch((error: Error) => (isNotFound(error) ? undefined : error));

interface RepositoryUses {
  readonly blobs: Uses;
  readonly manifests: Uses;
}

const countUses = (stream: ImageStream, { cluster, invocation }: PruneRun): RepositoryUses => {
  const uses = { blobs: new Uses(), manifests: new Uses() };
  for (const { tag, items } of stream.status?.tags ?? []) {
    for (const event of items ?? []) {
      const image = cluster.images.get(event.image);
      if (image === undefined) {
        logLine(
          invocation,
          'W',
          858,
          `imagestream ${stream.metadata.namespace}/${stream.metadata.name}: tag ${tag}: image ${event.image} not found`,
        );
        continue;
      }
      uses.manifests.add(event.image);
      for (const blob of imageBlobs(image)) uses.blobs.add(blob);
    }
  }
  return uses;
};

/** Whether an item stays; else its image, `undefined` when there is no such image. */
const fate = (
  stream: ImageStream,
  tag: string,
  index: number,
  item: TagEvent,
  run: PruneRun,
): Image | 'keep' | undefined => {
  const { options, used, cluster, invocation } = run;
  const name = `${stream.metadata.namespace}/${stream.metadata.name}`;
  if (!options.overSizeLimit && isYoung(item.created, run)) return 'keep';
  if (index === 0 && used.names.has(`${name}:${tag}`)) return 'keep';
  const image = cluster.images.get(item.image);
  if (image === undefined) {
    logLine(
      invocation,
      'I',
      924,
      `imagestream ${name}: tag ${tag}: revision ${index + 1}: image ${item.image} not found, deleting...`,
    );
    return undefined;
  }
  const stays = options.overSizeLimit
    ? !exceedsLimits(image, stream.metadata.namespace, cluster.limits)
    : index < options.keepTagRevisions;
  return stays || used.names.has(`${name}@${item.image}`) ? 'keep' : image;
};

const unlink = async (
  image: Image,
  uses: RepositoryUses,
  manifests: string[],
  repository: string,
  run: PruneRun,
): Promise<void> => {
  if (uses.manifests.remove(image.metadata.name)) manifests.push(image.metadata.name);
  for (const blob of imageBlobs(image)) {
    if (!uses.blobs.remove(blob)) continue;
    const failure = await step(
      run,
      `Deleting layer link ${blob} in repository ${repository}`,
      async () => run.deleteFromRegistry?.(`/v2/${repository}/blobs/${blob}`),
      `error deleting repository ${repository} layer link ${blob} from the registry`,
    );
    if (failure === undefined) run.stats.layerLinks += 1;
    else run.errors.push(`imagestream ${repository}: failed to delete layer link ${blob}: ${failure}`);
  }
};

const unlinkManifest = async (digest: string, repository: string, run: PruneRun): Promise<void> => {
  const failure = await step(
    run,
    `Deleting manifest link ${digest} in repository ${repository}`,
    async () => run.deleteFromRegistry?.(`/v2/${repository}/manifests/${digest}`),
    `error deleting manifest link ${digest} from repository ${repository}`,
  );
  if (failure === undefined) run.stats.manifestLinks += 1;
  else run.errors.push(`imagestream ${repository}: failed to delete manifest link ${digest}: ${failure}`);
};
