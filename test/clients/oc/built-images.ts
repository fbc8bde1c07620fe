import type { KubeApi } from '../../../src/ports/kube-api.ts';
import type { Build } from '../../../src/resources/builds/build.ts';
import type { Image } from '../../../src/resources/images/image.ts';

/**
 * Names the images that builds have made, and their configurations, by the builds: they tell the second in which they were
 * made, so that those of two clusters have other digests.
 */
export const nameBuiltImages = async (api: KubeApi, digests: Map<string, string>): Promise<void> => {
  const builds = await list<Build>(api, '/apis/build.openshift.io/v1/builds');
  const images = await list<Image>(api, '/apis/image.openshift.io/v1/images');
  for (const { metadata, status } of builds) {
    const built = status?.output?.to?.imageDigest;
    if (built === undefined) continue;
    const name = `image-of-${metadata.namespace}-${metadata.name}`;
    digests.set(hexOf(built), name);
    const image = images.find((each) => each.metadata.name === built);
    if (image?.dockerImageMetadata?.Id) digests.set(hexOf(image.dockerImageMetadata.Id), `configuration-of-${name}`);
  }
};

const list = async <T>(api: KubeApi, path: string): Promise<readonly T[]> =>
  (await api.request<{ items?: T[] }>({ method: 'GET', path })).body.items ?? [];

const hexOf = (digest: string): string => digest.replace('sha256:', '');
