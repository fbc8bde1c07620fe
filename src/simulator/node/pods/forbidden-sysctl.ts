import type { Pod } from '../../../resources/workloads/pod.ts';

/** Those that a kubelet lets pods set which it has not been told more of. */
const SAFE: ReadonlySet<string> = new Set([
  'kernel.shm_rmid_forced',
  ...[
    'ip_local_port_range',
    'tcp_syncookies',
    'ping_group_range',
    'ip_unprivileged_port_start',
    'ip_local_reserved_ports',
    'tcp_keepalive_time',
    'tcp_fin_timeout',
    'tcp_keepalive_intvl',
    'tcp_keepalive_probes',
    'tcp_rmem',
    'tcp_wmem',
  ].map((name) => `net.ipv4.${name}`),
]);

/**
 * The parameter of the kernel that a node does not let a pod set.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/#safe-and-unsafe-sysctls
 */
export const forbiddenSysctl = ({ spec }: Pod): { reason: string; message: string } | undefined => {
  for (const { name } of spec.securityContext?.sysctls ?? []) {
    const dotted = normalized(name);
    const why = !SAFE.has(dotted)
      ? 'not allowlisted'
      : dotted.startsWith('net.') && spec.hostNetwork
        ? 'not allowed with host Net enabled'
        : dotted.startsWith('kernel.') && spec.hostIPC
          ? 'not allowed with host IPC enabled'
          : undefined;
    if (why !== undefined)
      return { reason: 'SysctlForbidden', message: `forbidden sysctl: ${JSON.stringify(dotted)} ${why}` };
  }
  return undefined;
};

/** A name with slashes has dots within its parts; both kinds are told by the separator that comes first. */
const normalized = (name: string): string =>
  /^[^./]*\//.test(name) ? name.replace(/[./]/g, (each) => (each === '/' ? '.' : '/')) : name;
