/** How one version of OpenShift behaves where versions differ; the parts concerned read it. */
export interface OpenShiftRelease {
  /** What the cluster version says. */
  readonly version: string;
  /** The Kubernetes that it is built on: `v1.32.13`. */
  readonly kubernetes: string;
  /** Whether each request for a DeploymentConfig is answered with a warning that the kind is deprecated. */
  readonly deprecatesDeploymentConfigs: boolean;
  /** Whether mirrors are set by ImageDigestMirrorSet and ImageTagMirrorSet, beside ImageContentSourcePolicy. */
  readonly hasMirrorSets: boolean;
  /** Whether the internal registry takes manifests by their digest, and serves those that are parts of a list. */
  readonly servesPartsOfLists: boolean;
  /** Whether the pull secrets of service accounts hold tokens that expire, in place of one that a secret keeps for ever. */
  readonly bindsTokens: boolean;
}

/** The versions that the cluster can behave as. */
export const openShiftReleases = {
  '4.12': {
    version: '4.12.0',
    kubernetes: 'v1.25.4',
    deprecatesDeploymentConfigs: false,
    hasMirrorSets: false,
    servesPartsOfLists: false,
    bindsTokens: false,
  },
  '4.19': {
    version: '4.19.0',
    kubernetes: 'v1.32.13',
    deprecatesDeploymentConfigs: true,
    hasMirrorSets: true,
    servesPartsOfLists: true,
    bindsTokens: true,
  },
} as const satisfies Readonly<Record<string, OpenShiftRelease>>;

/** The name of a version: `4.19`. */
export type OpenShiftReleaseName = keyof typeof openShiftReleases;

/** The version that a cluster behaves as unless told otherwise. */
export const newestRelease: OpenShiftRelease = openShiftReleases['4.19'];
