/** The internal registry as every OpenShift 4 cluster names and runs it. */
export const registryHost = 'image-registry.openshift-image-registry.svc:5000';
export const registryNamespace = 'openshift-image-registry';
export const registryServiceIp = '10.3.0.50';

/** Where the pod of the registry sees its storage. */
export const registryRoot = '/registry';

/** What its pod runs; nodes hold it from the start. */
export const registryImage =
  'quay.io/openshift-release-dev/ocp-v4.0-art-dev@sha256:7b0f2ea4d6c95e6a06f10bd3e4b1c1f8a6f7f5f3c4e0d2b1a09f8e7d6c5b4a39';

/** All names under which pull secrets hold credentials for the registry. */
export const registryNames = [
  `${registryServiceIp}:5000`,
  registryHost,
  'image-registry.openshift-image-registry.svc.cluster.local:5000',
] as const;
