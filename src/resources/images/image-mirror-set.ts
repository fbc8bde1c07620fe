import type { KubeObject } from '../kube-object.ts';

/** Where else a repository can be found. */
export interface ImageMirrors {
  /** A registry, or one with the beginning of a path: `quay.io/org`. */
  source: string;
  mirrors?: string[];
  mirrorSourcePolicy?: 'AllowContactingSource' | 'NeverContactSource';
}

/**
 * An ImageDigestMirrorSet (images by digest), an ImageTagMirrorSet (by tag) or an ImageContentSourcePolicy, the older form of the first.
 *
 * @see https://docs.openshift.com/container-platform/4.19/rest_api/config_apis/imagedigestmirrorset-config-openshift-io-v1.html
 */
export interface ImageMirrorSet extends KubeObject {
  spec?: {
    imageDigestMirrors?: ImageMirrors[];
    imageTagMirrors?: ImageMirrors[];
    repositoryDigestMirrors?: ImageMirrors[];
  };
}
