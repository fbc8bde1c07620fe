import type { ImageConfiguration } from '../../../resources/images/image-configuration.ts';
import type { ImageMirrorSet } from '../../../resources/images/image-mirror-set.ts';
import {
  imageConfigurationKind,
  imageContentSourcePolicyKind,
  imageDigestMirrorSetKind,
  imageTagMirrorSetKind,
} from '../../../resources/kinds/kinds.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { RegistryPolicy } from '../../image-streams/registry-policy.ts';

/** What the cluster's settings say about registries at this moment; a real cluster takes minutes to tell its nodes. */
export const registryPolicyNow = (listers: Listers): RegistryPolicy =>
  new RegistryPolicy(
    listers.of<ImageConfiguration>(imageConfigurationKind).get(undefined, 'cluster'),
    [imageContentSourcePolicyKind, imageDigestMirrorSetKind, imageTagMirrorSetKind].flatMap((kind) =>
      listers.of<ImageMirrorSet>(kind).list(),
    ),
  );
