import { posix } from 'node:path';
import type { Container, PodSpec, Volume } from '../../resources/workloads/pod-spec.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';
import { selectContainers } from './select-containers.ts';
import { generatedName, type VolumeOptions } from './volume-options.ts';

/** Adds a volume to pods, and mounts it where `--mount-path` says. @throws OcError when it is there already */
export const addVolume = (
  invocation: Invocation,
  spec: PodSpec,
  options: VolumeOptions,
  { containers, single }: { containers: readonly Container[]; single: boolean },
): void => {
  const { context, flags } = invocation;
  const overwrite = flags.boolean('overwrite');
  const volumes = (spec.volumes ??= []);
  const claimed = volumes.find(({ persistentVolumeClaim: claim }) => claim && claim.claimName === options.claimName);
  const name = flags.string('name') || nameOf(invocation, claimed, containers, single);
  const index = volumes.findIndex((volume) => volume.name === name);
  const old = volumes[index];
  if (old && !overwrite && !claimed) throw new OcError(`volume '${name}' already exists. Use --overwrite to replace`);
  if (!old && overwrite && !flags.has('output'))
    context.stderr(
      `warning: volume ${JSON.stringify(name)} did not previously exist and was not overwritten. A new volume with this name has been created instead.`,
    );
  if (old) volumes.splice(index, 1);
  volumes.push(old && !options.sourceGiven ? old : { name, ...options.source });
  if (flags.string('mount-path') !== '') for (const container of containers) mount(invocation, container, name);
};

/** Removes the volume that `--name` names, or all, from containers and, when nobody mounts them any more, from the pods. */
export const removeVolumes = ({ flags }: Invocation, spec: PodSpec, containers: readonly Container[]): void => {
  const name = flags.string('name');
  if (name === '') {
    for (const container of containers) delete container.volumeMounts;
    delete spec.volumes;
    return;
  }
  for (const container of containers) {
    const left = (container.volumeMounts ?? []).filter((each) => each.name !== name);
    if (left.length > 0) container.volumeMounts = left;
    else delete container.volumeMounts;
  }
  const others = spec.containers.filter((container) => !containers.includes(container));
  if (others.some(({ volumeMounts = [] }) => volumeMounts.some((each) => each.name === name))) return;
  const left = (spec.volumes ?? []).filter((volume) => volume.name !== name);
  if (left.length === (spec.volumes ?? []).length) throw new OcError(`volume '${name}' not found`);
  if (left.length > 0) spec.volumes = left;
  else delete spec.volumes;
};

/** The containers that `--containers` chooses. */
export const chosenContainers = ({ flags }: Invocation, spec: PodSpec): Container[] =>
  selectContainers(spec.containers, flags.string('containers'));

const nameOf = (
  invocation: Invocation,
  claimed: Volume | undefined,
  containers: readonly Container[],
  single: boolean,
): string => {
  const { context, flags } = invocation;
  if (flags.boolean('overwrite')) return mountedName(invocation, containers, single);
  if (claimed) return claimed.name;
  const name = generatedName(invocation, 'volume-');
  if (!flags.has('output')) context.stderr(`info: Generated volume name: ${name}\n`);
  return name;
};

/** The name of the volume that is mounted where the new one shall be. */
const mountedName = ({ flags }: Invocation, containers: readonly Container[], single: boolean): string => {
  if (!single) throw new OcError('you must specify --name for the volume name when dealing with multiple resources');
  const path = flags.string('mount-path');
  if (path === '') throw new OcError('ambiguous --overwrite, specify --name or --mount-path');
  const found = containers.flatMap(({ volumeMounts = [] }) =>
    volumeMounts.filter((each) => cleaned(each.mountPath) === cleaned(path)).slice(0, 1),
  );
  if (found.length === 0) throw new OcError(`unable to find the volume for mount-path: ${path}`);
  if (found.length > 1) throw new OcError(`found multiple volumes with same mount-path: ${path}`);
  return (found[0] as { name: string }).name;
};

const mount = ({ flags }: Invocation, container: Container, name: string): void => {
  const path = flags.string('mount-path');
  const mounts = (container.volumeMounts ??= []);
  if (mounts.some((each) => cleaned(each.mountPath) === cleaned(path) && each.name !== name))
    throw new OcError(`volume mount '${path}' already exists for container '${container.name}'`);
  const old = mounts.findIndex((each) => each.name === name);
  if (old >= 0 && flags.boolean('overwrite')) mounts.splice(old, 1);
  const subPath = flags.string('sub-path');
  mounts.push({
    name,
    mountPath: cleaned(path),
    ...(flags.boolean('read-only') && { readOnly: true }),
    ...(subPath !== '' && { subPath: cleaned(subPath) }),
  });
};

const cleaned = (path: string): string => posix.normalize(path).replace(/(.)\/$/, '$1');
