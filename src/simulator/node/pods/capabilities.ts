import type { Container } from '../../../resources/workloads/pod-spec.ts';

/** In the order of their numbers, without `CAP_`. @see https://man7.org/linux/man-pages/man7/capabilities.7.html */
const NAMES = (
  'CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE NET_BIND_SERVICE NET_BROADCAST ' +
  'NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE SYS_PACCT SYS_ADMIN SYS_BOOT SYS_NICE ' +
  'SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL SETFCAP MAC_OVERRIDE MAC_ADMIN SYSLOG WAKE_ALARM ' +
  'BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE'
).split(' ');

/** What CRI-O leaves to a container. @see https://github.com/cri-o/cri-o/blob/main/docs/crio.conf.5.md */
const DEFAULT = [
  'CHOWN',
  'DAC_OVERRIDE',
  'FSETID',
  'FOWNER',
  'SETGID',
  'SETUID',
  'SETPCAP',
  'NET_BIND_SERVICE',
  'KILL',
];

/** The capabilities that a container may get at most, one bit each. */
export const boundingCapabilities = ({ securityContext = {} }: Container): bigint => {
  if (securityContext.privileged === true) return bitsOf(NAMES);
  const { add = [], drop = [] } = securityContext.capabilities ?? {};
  const dropped = new Set(drop.map(plain));
  const kept = dropped.has('ALL') ? [] : DEFAULT.filter((name) => !dropped.has(name));
  const added = add.map(plain);
  return bitsOf(added.includes('ALL') ? NAMES.filter((name) => !dropped.has(name)) : [...kept, ...added]);
};

const plain = (name: string): string => name.toUpperCase().replace(/^CAP_/, '');

const bitsOf = (names: readonly string[]): bigint =>
  names.reduce((bits, name) => (NAMES.includes(name) ? bits | (1n << BigInt(NAMES.indexOf(name))) : bits), 0n);
