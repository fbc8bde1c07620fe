import type { ImageConfiguration } from '../../../resources/image-configuration.ts';
import type { ImageMirrorSet } from '../../../resources/image-mirror-set.ts';
import {
  imageConfigurationKind,
  imageContentSourcePolicyKind,
  imageDigestMirrorSetKind,
  imageTagMirrorSetKind,
} from '../../../resources/kinds.ts';
import type { Client } from '../../apimachinery/client.ts';
import { StatusError } from '../../apimachinery/status-error.ts';
import { RegistryPolicy } from '../../image-streams/registry-policy.ts';

/** The cluster's settings for images; `undefined` when it has none. */
export const imageConfigurationOf = async (client: Client): Promise<ImageConfiguration | undefined> => {
  try {
    return await client.get<ImageConfiguration>(imageConfigurationKind, undefined, 'cluster');
  } catch (error) {
    if (error instanceof StatusError && error.code === 404) return undefined;
    throw error;
  }
};

/** What holds for registries now. */
export const registryPolicyOf = async (client: Client): Promise<RegistryPolicy> => {
  const kinds = [imageContentSourcePolicyKind, imageDigestMirrorSetKind, imageTagMirrorSetKind].filter((kind) =>
    client.serves(kind),
  );
  const sets = await Promise.all(kinds.map((kind) => client.list<ImageMirrorSet>(kind)));
  return new RegistryPolicy(await imageConfigurationOf(client), sets.flat());
};
