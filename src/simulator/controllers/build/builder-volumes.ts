import type { Build } from '../../../resources/builds/build.ts';
import { buildConfigMapName } from '../../../resources/builds/build.ts';
import type { Volume } from '../../../resources/workloads/pod-spec.ts';
import { type Attachment, attach } from './attachment.ts';

/** Below which the containers of a build have config maps. */
export const CONFIGS = '/var/run/configs/openshift.io';

/** What nodes may pull with. */
const PULL_SECRETS = '/var/lib/kubelet/config.json';

/** Where a node keeps what it knows of blobs. */
const BLOB_METADATA = '/var/lib/containers/cache';

/** Where the containers of one build keep blobs. */
const BLOBS = '/var/cache/blobs';

/** What nodes may pull with, for what nobody has other credentials for. */
export const nodePullSecrets: Attachment = attach(
  { name: 'node-pullsecrets', hostPath: { path: PULL_SECRETS, type: 'File' } },
  PULL_SECRETS,
);

const writable = (volume: Volume, mountPath: string): Attachment => ({
  volume,
  mount: { name: volume.name, mountPath },
});

/** The folder in which a build's containers hand on their work. */
export const workDirectory = writable({ name: 'buildworkdir', emptyDir: {} }, '/tmp/build');

/** What the node knows of blobs. */
export const blobMetadata = writable(
  { name: 'buildcachedir', hostPath: { path: BLOB_METADATA, type: '' } },
  BLOB_METADATA,
);

/** Blobs that one container has got and another needs. */
export const blobCache: Attachment = {
  ...writable({ name: 'build-blob-cache', emptyDir: {} }, BLOBS),
  env: [{ name: 'BUILD_BLOBCACHE_DIR', value: BLOBS }],
};

/** Where images are while they are being built. */
export const imageStorage: readonly Attachment[] = [
  writable({ name: 'container-storage-root', emptyDir: {} }, '/var/lib/containers'),
  writable({ name: 'container-storage-run', emptyDir: {} }, '/var/run/containers'),
];

/**
 * What the cluster says of registries, and the authorities that its builds trust.
 *
 * @param hosts registries that have authorities of their own, by the key of their certificate
 */
export const clusterConfiguration = (build: Build, hosts: Readonly<Record<string, string>>): Attachment[] => {
  const directory = `${CONFIGS}/build-system`;
  const trusted = Object.entries(hosts).map(([key, host]) => ({ key, path: `certs.d/${host}/ca.crt` }));
  return [
    {
      ...attach(
        { name: 'build-system-configs', configMap: { name: buildConfigMapName(build, 'sys-config') } },
        directory,
      ),
      env: [
        { name: 'BUILD_REGISTRIES_CONF_PATH', value: `${directory}/registries.conf` },
        { name: 'BUILD_REGISTRIES_DIR_PATH', value: `${directory}/registries.d` },
        { name: 'BUILD_SIGNATURE_POLICY_PATH', value: `${directory}/policy.json` },
        { name: 'BUILD_STORAGE_CONF_PATH', value: `${directory}/storage.conf` },
      ],
    },
    writable(
      { name: 'build-ca-bundles', configMap: { name: buildConfigMapName(build, 'ca'), items: trusted } },
      `${CONFIGS}/certs`,
    ),
    writable(
      {
        name: 'build-proxy-ca-bundles',
        configMap: {
          name: buildConfigMapName(build, 'global-ca'),
          items: [{ key: 'ca-bundle.crt', path: 'tls-ca-bundle.pem' }],
        },
      },
      `${CONFIGS}/pki`,
    ),
  ];
};
