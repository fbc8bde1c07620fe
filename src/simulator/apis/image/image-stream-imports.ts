import type { Platform } from '../../../image/platform.ts';
import type { Secret } from '../../../resources/access/secret.ts';
import type { SpecTag } from '../../../resources/images/image-stream.ts';
import type { ImageStreamImport } from '../../../resources/images/image-stream-import.ts';
import { imageStreamImportKind, secretKind } from '../../../resources/kinds/kinds.ts';
import { withoutDryRun } from '../../apimachinery/request-context.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { specTag } from '../../image-streams/stream-tags.ts';
import { embedded } from './embedded.ts';
import type { ImageApi } from './image-api.ts';
import { acceptImport } from './import/accept-import.ts';
import type { ImportResult } from './import/image-importer.ts';
import { ImportCredentials } from './import/import-credentials.ts';
import { storeImages, storeStream } from './import/store-import.ts';
import { registryPolicyOf } from './registry-policy-of.ts';

/** Annotations of a spec tag: which image of a manifest list its imports take. */
const preferences = {
  os: 'importer.image.openshift.io/prefer-os',
  architecture: 'importer.image.openshift.io/prefer-arch',
};

/**
 * Imports images into a stream, or only looks at them. However the import goes, the answer is a success: what went wrong stands in
 * it and in the conditions of the tags.
 *
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/image/apiserver/registry/imagestreamimport
 */
export const createImageStreamImports = (api: ImageApi): RestStorage => ({
  kind: imageStreamImportKind,
  create: async (context, sent) => {
    const request = await acceptImport(api, context, sent);
    const now = timestamp(api.machinery.clock.now());
    const stream = api.findStream(context.namespace, request.metadata.name);
    const result = await api.importer.import({
      images: request.spec.images ?? [],
      repository: request.spec.repository,
      credentials: new ImportCredentials(
        await api.client.list<Secret>(secretKind, context.namespace),
        await clusterPullSecret(api),
      ),
      policy: await registryPolicyOf(api.client),
      now,
      platformOf: (tag) => preferredPlatform(stream && specTag(stream, tag)),
    });
    request.status = statusOf(result);
    if (!request.spec.import) return request;
    // The real server does not look at `dryRun`: what it writes here it writes with options of its own.
    const writing = withoutDryRun(context);
    await storeImages(api, writing, request, result);
    request.status = { import: embedded(await storeStream(api, writing, request, result, now)), ...statusOf(result) };
    return request;
  },
});

const preferredPlatform = (tag: SpecTag | undefined): Platform => ({
  os: tag?.annotations?.[preferences.os] ?? 'linux',
  architecture: tag?.annotations?.[preferences.architecture] ?? 'amd64',
});

/** The cluster's own pull secret, which every node has; `undefined` when there is none. To miss it in a list is quicker than an error. */
const clusterPullSecret = async ({ client }: ImageApi): Promise<Secret | undefined> =>
  (await client.list<Secret>(secretKind, 'openshift-config')).find(({ metadata }) => metadata.name === 'pull-secret');

const statusOf = ({ images, repository }: ImportResult): NonNullable<ImageStreamImport['status']> => ({
  ...(repository ? { repository } : {}),
  ...(images.length > 0 ? { images } : {}),
});
