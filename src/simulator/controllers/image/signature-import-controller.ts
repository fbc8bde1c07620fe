import { createHash } from 'node:crypto';
import { deadline } from '../../../distribution/deadline.ts';
import type { DistributionClient } from '../../../distribution/distribution-client.ts';
import { parseImageReference } from '../../../image/reference.ts';
import { dockerDefaults, repositoryName } from '../../../image/reference-format.ts';
import type { Clock } from '../../../ports/clock.ts';
import { type Image, managedImageAnnotation } from '../../../resources/images/image.ts';
import { imageKind } from '../../../resources/kinds/kinds.ts';
import { byKey, type Controller, watchSelf } from '../../apimachinery/controller.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';

/**
 * Asks the registry that an image came from for its signatures, when the image is imported and whenever it changes. This is why a
 * registry outside is asked for the manifest of each new image a second time, by its digest and without credentials. When it does
 * not answer, the image has no signatures. The real controller also asks for every image once an hour; months of virtual time
 * would consist of that.
 *
 * @param registries how the controller manager reaches registries
 * @see https://github.com/openshift/openshift-controller-manager/tree/release-4.19/pkg/image/controller/signature
 */
export const createSignatureImportController = (registries: Pick<DistributionClient, 'repository'>): Controller => ({
  name: 'image-signature-import',
  program: 'openshift-controller-manager',
  watches: [watchSelf(imageKind)],
  reconcile: async (key, { client, listers, clock }) => {
    const image = byKey(listers.of<Image>(imageKind), key);
    if (image === undefined || image.metadata.annotations?.[managedImageAnnotation] === 'true') return;
    const { name } = image.metadata;
    const known = image.signatures ?? [];
    const added = (await download(registries, image, clock).catch(() => []))
      .map((content) => ({ name: signatureName(name, content), content }))
      .filter((each) => !known.some(({ metadata }) => metadata.name === each.name))
      .map((each) => ({
        metadata: { name: each.name, creationTimestamp: timestamp(clock.now()) },
        type: 'atomic',
        content: each.content,
      }));
    if (added.length > 0 && known.length + added.length <= LIMIT)
      await client.update<Image>(imageKind, { ...image, signatures: [...known, ...added] });
  },
});

/** An image with more signatures than that keeps those it has. */
const LIMIT = 10;

/** How long one download may take, in milliseconds. */
const PATIENCE = 60_000;

/** The signatures of an image, base64, as OpenShift's own registries tell them; others have none that could be asked for. */
const download = async (
  registries: Pick<DistributionClient, 'repository'>,
  { metadata, dockerImageReference = '' }: Image,
  clock: Clock,
): Promise<string[]> => {
  const reference = dockerDefaults(parseImageReference(dockerImageReference));
  const patience = deadline(PATIENCE, clock);
  try {
    const repository = registries.repository(reference.registry, repositoryName(reference), {
      signal: patience.signal,
    });
    await repository.getManifest(reference.id || reference.tag);
    if (!repository.connection.supportsSignatures) return [];
    return (await repository.signatures(metadata.name)).filter(isAtomic).map(({ content }) => content);
  } finally {
    patience.done();
  }
};

const isAtomic = (signature: unknown): signature is { content: string } => {
  const { schemaVersion, type, content } = signature as Record<string, unknown>;
  return schemaVersion === 2 && type === 'atomic' && typeof content === 'string';
};

const signatureName = (image: string, content: string): string =>
  `${image}@${createHash('sha256').update(Buffer.from(content, 'base64')).digest('hex')}`;
