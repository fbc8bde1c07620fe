import type { ContainerConfig, ImageConfig } from '../../image/image-config.ts';

/** The configuration of an image with the members, and in the order, in which `oc` writes it. */
export interface DockerImageConfig extends ImageConfig {
  readonly id: string;
  readonly size?: number;
}

/**
 * Reads a configuration as `oc` does, which knows Docker's members only.
 *
 * @param size of all layers, in bytes
 * @see https://github.com/openshift/library-go/blob/master/pkg/image/dockerv1client/types.go
 */
export const dockerImageConfig = (config: ImageConfig, size: number): DockerImageConfig => {
  const given = config as ImageConfig & Record<string, unknown>;
  return present({
    id: given['id'] ?? '',
    ...pick(given, ['parent', 'comment']),
    created: given.created ?? '0001-01-01T00:00:00Z',
    ...pick(given, ['container']),
    container_config: containerConfig(given.container_config ?? {}),
    ...pick(given, ['docker_version', 'author']),
    config: given.config && containerConfig(given.config),
    ...pick(given, ['architecture']),
    size: size || undefined,
    rootfs: given.rootfs && { type: given.rootfs.type, diff_ids: given.rootfs.diff_ids },
    history: given.history?.map((step) => ({
      created: step.created ?? '0001-01-01T00:00:00Z',
      ...pick(step, ['author', 'created_by', 'comment', 'empty_layer']),
    })),
    ...pick(given, ['os', 'os.version', 'os.features']),
  }) as unknown as DockerImageConfig;
};

const containerConfig = (config: ContainerConfig): object => pick(config, containerMembers);

const containerMembers = [
  'Hostname',
  'Domainname',
  'User',
  'Memory',
  'MemorySwap',
  'CpuShares',
  'Cpuset',
  'AttachStdin',
  'AttachStdout',
  'AttachStderr',
  'PortSpecs',
  'ExposedPorts',
  'Tty',
  'OpenStdin',
  'StdinOnce',
  'Env',
  'Cmd',
  'DNS',
  'Image',
  'Volumes',
  'VolumesFrom',
  'WorkingDir',
  'Entrypoint',
  'NetworkDisabled',
  'SecurityOpts',
  'OnBuild',
  'Labels',
];

/** Members that are set and not empty. */
const pick = (object: object, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    names
      .map((name) => [name, (object as Record<string, unknown>)[name]] as const)
      .filter(([, value]) => !isEmpty(value)),
  );

const present = (object: object): object =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  value === false ||
  value === 0 ||
  (typeof value === 'object' && Object.keys(value).length === 0);
