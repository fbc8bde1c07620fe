import { DistributionError } from '../../../src/distribution/distribution-error.ts';
import type { RepositoryClient } from '../../../src/distribution/repository-client.ts';
import { type ImageManifest, parseManifest } from '../../../src/image/manifest.ts';
import { PullError } from '../../../src/simulator/node/images/pull-error.ts';

/** A repository to push to, and how messages name its registry. */
export interface PushTarget {
  readonly repository: RepositoryClient;
  readonly host: string;
}

/**
 * Copies what a tag stands for into another repository, with every image of a list, and tells of it in the words of skopeo.
 * Throws {@link PullError} when the registry refuses.
 */
export const copyImage = async (
  source: RepositoryClient,
  target: PushTarget,
  reference: string,
  targetReference: string,
  lines: string[] = [],
): Promise<void> => {
  const { content, mediaType } = await source.getManifest(reference);
  const manifest = parseManifest(content, mediaType);
  if (manifest.kind === 'index') {
    const { length } = manifest.manifests;
    lines.push('Getting image list signatures', `Copying ${length} of ${length} images in list`);
    for (const [index, { digest }] of manifest.manifests.entries()) {
      lines.push(`Copying image ${digest} (${index + 1}/${length})`);
      await copyImage(source, target, digest, digest, lines);
    }
    lines.push('Writing manifest list to image destination', 'Storing list signatures');
  } else {
    await copyBlobs(source, target, manifest, lines);
    lines.push('Writing manifest to image destination');
  }
  const upload = `writing manifest: uploading manifest ${targetReference} to ${target.host}/${target.repository.name}`;
  await told(target.repository.putManifest(targetReference, content, mediaType), upload);
  if (manifest.kind !== 'index') lines.push('Storing signatures');
};

const copyBlobs = async (
  source: RepositoryClient,
  { repository, host }: PushTarget,
  { config, layers }: ImageManifest,
  lines: string[],
): Promise<void> => {
  lines.push('Getting image source signatures', ...layers.map(({ digest }) => `Copying blob ${digest}`));
  const reuse = (digest: string): string =>
    `trying to reuse blob ${digest} at destination: checking whether a blob ${digest} exists in ${host}/${repository.name}`;
  for (const { digest, size } of [...layers, config]) {
    if (digest === config.digest) lines.push(`Copying config ${digest}`);
    await told(repository.headBlob(digest).catch(ifMissing), reuse(digest));
    const upload = `writing blob: initiating layer upload to /v2/${repository.name}/blobs/uploads/ in ${host}`;
    await told(repository.uploadBlob({ digest, size, content: await source.readBlob(digest) }), upload);
  }
};

const ifMissing = (error: unknown): void => {
  if (!(error instanceof DistributionError) || error.status !== 404) throw error;
};

/** A refused existence check has no body, so the reason is known by the status alone. */
const told = async <T>(request: Promise<T>, what: string): Promise<T> =>
  request.catch((error: unknown) => {
    if (!(error instanceof DistributionError)) throw error;
    if (error.phase === 'token') {
      const before = what.replace(/: checking whether.*/, '');
      throw new PullError(
        `${before}: unable to retrieve auth token: invalid username/password: ${unauthorized}`,
        error,
      );
    }
    throw new PullError(`${what}: ${error.status === 401 ? unauthorized : reasonOf(error)}`, error);
  });

const unauthorized = 'unauthorized: authentication required';

const reasonOf = ({ errors: [entry], message }: DistributionError): string =>
  entry === undefined ? message : entry.code.toLowerCase().replaceAll('_', ' ');
