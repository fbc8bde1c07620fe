import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Container } from '../../../resources/workloads/pod-spec.ts';
import { sysctlPath } from '../exec/sysctl-path.ts';
import type { FileSystem } from '../files/file-system.ts';
import { FileTree } from '../files/file-tree.ts';
import { madeFile } from '../files/written-files.ts';
import { boundingCapabilities } from './capabilities.ts';
import type { ContainerUser } from './container-user.ts';

/**
 * `/proc` of a container, as far as a pod decides about it: who a process is and what it may do, and the settings of the kernel that
 * the pod asks for. It is made when somebody looks.
 *
 * @param now milliseconds since the epoch
 * @see https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
 */
export const procFiles = (pod: Pod, container: Container, user: ContainerUser, now: number): FileSystem => {
  let made: FileTree | undefined;
  const tree = (): FileTree => (made ??= treeOf(pod, container, user, now));
  return {
    status: (path) => tree().status(path),
    list: (path) => tree().list(path),
    read: (path) => tree().read(path),
  };
};

const treeOf = (pod: Pod, container: Container, user: ContainerUser, modified: number): FileTree => {
  const { sysctls = [] } = pod.spec.securityContext ?? {};
  const status = Buffer.from(statusOf(pod, container, user));
  return new FileTree([
    ...['/self/status', '/1/status'].map((path) => madeFile(path, status, { modified, mode: 0o444 })),
    ...sysctls.map(({ name, value }) =>
      madeFile(`/sys/${sysctlPath(name)}`, Buffer.from(`${value}\n`), { modified, mode: 0o644 }),
    ),
  ]);
};

const statusOf = ({ spec }: Pod, container: Container, { uid, gid, groups = [] }: ContainerUser): string => {
  const context = { ...spec.securityContext, ...container.securityContext };
  const bounding = boundingCapabilities(container);
  // Whoever is not root loses on the way into the container what root would have.
  const own = uid === 0 ? bounding : 0n;
  const { type } = context.seccompProfile ?? {};
  const isFiltered = type !== undefined && type !== 'Unconfined' && context.privileged !== true;
  const lines: readonly (readonly [string, string | number])[] = [
    ['Umask', '0022'],
    ['State', 'S (sleeping)'],
    ['Tgid', 1],
    ['Pid', 1],
    ['PPid', 0],
    ['Uid', Array(4).fill(uid).join('\t')],
    ['Gid', Array(4).fill(gid).join('\t')],
    ['Groups', `${[...new Set([gid, ...groups])].sort((left, right) => left - right).join(' ')} `],
    ['CapInh', mask(0n)],
    ['CapPrm', mask(own)],
    ['CapEff', mask(own)],
    ['CapBnd', mask(bounding)],
    ['CapAmb', mask(0n)],
    ['NoNewPrivs', context.allowPrivilegeEscalation === false ? 1 : 0],
    ['Seccomp', isFiltered ? 2 : 0],
    ['Seccomp_filters', isFiltered ? 1 : 0],
  ];
  return lines.map(([name, value]) => `${name}:\t${value}\n`).join('');
};

const mask = (capabilities: bigint): string => capabilities.toString(16).padStart(16, '0');
