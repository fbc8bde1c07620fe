import type { ImageConfiguration } from '../../../resources/images/image-configuration.ts';
import type { ImageMirrorSet } from '../../../resources/images/image-mirror-set.ts';
import {
  imageConfigurationKind,
  imageContentSourcePolicyKind,
  imageDigestMirrorSetKind,
  imageTagMirrorSetKind,
} from '../../../resources/kinds/kinds.ts';
import type { Client } from '../../apimachinery/client.ts';
import { ignoreNotFound } from '../../apimachinery/not-found.ts';
import { RegistryPolicy } from '../../image-streams/registry-policy.ts';

/** The cluster's settings for images; `undefined` when it has none. */
export const imageConfigurationOf = (client: Client): Promise<ImageConfiguration | undefined> =>
  client.get<ImageConfiguration>(imageConfigurationKind, undefined, 'cluster').catch(ignoreNotFound);

/** What holds for registries now. */
export const registryPolicyOf = async (client: Client): Promise<RegistryPolicy> => {
  const kinds = [imageContentSourcePolicyKind, imageDigestMirrorSetKind, imageTagMirrorSetKind].filter((kind) =>
    client.serves(kind),
  );
  const sets = await Promise.all(kinds.map((kind) => client.list<ImageMirrorSet>(kind)));
  return new RegistryPolicy(await imageConfigurationOf(client), sets.flat());
};
