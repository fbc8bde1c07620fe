import type { Container, PodSpec } from '../../../resources/workloads/pod-spec.ts';
import type {
  PodSecurityContext,
  SecurityContext,
  SeLinuxOptions,
} from '../../../resources/workloads/security-context.ts';
import type { IdRange } from './namespace-ranges.ts';
import type { PodConstraints } from './pod-constraints.ts';
import { allowsSeccomp, seccompName } from './seccomp-profile.ts';
import { allowsVolume } from './volume-rights.ts';

/** Whether a pod, without its containers, keeps to constraints. */
export const podKeepsTo = (spec: PodSpec, constraints: PodConstraints): boolean => {
  const context = spec.securityContext ?? {};
  const { of, groups, fileSystemGroups, seLinux } = constraints;
  return (
    areAllowed(context.fsGroup === undefined ? [] : [context.fsGroup], fileSystemGroups) &&
    areAllowed(context.supplementalGroups ?? [], groups) &&
    allowsSeccomp(of.seccompProfiles, seccompName(context.seccompProfile)) &&
    isAllowedSeLinux(context.seLinuxOptions, seLinux) &&
    (of.allowHostNetwork || !spec.hostNetwork) &&
    (of.allowHostPID || !spec.hostPID) &&
    (of.allowHostIPC || !spec.hostIPC) &&
    (context.sysctls ?? []).every(({ name }) => isAllowedSysctl(name, constraints)) &&
    (spec.volumes ?? []).every((volume) => allowsVolume(of.volumes ?? [], volume)) &&
    (spec.volumes ?? []).every((volume) => isAllowedDriver(volume, constraints))
  );
};

/** Whether a container keeps to them. @param pod the security context of its pod */
export const containerKeepsTo = (
  container: Container,
  pod: PodSecurityContext,
  constraints: PodConstraints,
): boolean => {
  const own = container.securityContext ?? {};
  const { of, users, seLinux, mustNotBeRoot } = constraints;
  const runAsUser = own.runAsUser ?? pod.runAsUser;
  return (
    (users === undefined || (runAsUser !== undefined && isWithin(runAsUser, users))) &&
    (!mustNotBeRoot || isNotRoot(own.runAsNonRoot ?? pod.runAsNonRoot, runAsUser)) &&
    isAllowedSeLinux(own.seLinuxOptions ?? pod.seLinuxOptions, seLinux) &&
    allowsSeccomp(of.seccompProfiles, seccompName(own.seccompProfile ?? pod.seccompProfile)) &&
    (of.allowPrivilegedContainer || !own.privileged) &&
    areAllowedCapabilities(own.capabilities, constraints) &&
    (of.allowHostPorts || (container.ports ?? []).every(({ hostPort = 0 }) => hostPort === 0)) &&
    (!of.readOnlyRootFilesystem || own.readOnlyRootFilesystem === true) &&
    (of.allowPrivilegeEscalation !== false || own.allowPrivilegeEscalation === false)
  );
};

const isWithin = (id: number, { min, max }: IdRange): boolean => id >= min && id <= max;

const areAllowed = (ids: readonly number[], ranges: readonly IdRange[] | undefined): boolean =>
  ranges === undefined || (ids.length > 0 && ids.every((id) => ranges.some((range) => isWithin(id, range))));

const isNotRoot = (runAsNonRoot: boolean | undefined, runAsUser: number | undefined): boolean =>
  runAsNonRoot !== false && runAsUser !== 0 && (runAsNonRoot ?? runAsUser) !== undefined;

const isAllowedSeLinux = (given: SeLinuxOptions | undefined, required: SeLinuxOptions | undefined): boolean =>
  required === undefined ||
  (given !== undefined &&
    sameLevel(given.level ?? '', required.level ?? '') &&
    (['user', 'role', 'type'] as const).every((field) => (given[field] ?? '') === (required[field] ?? '')));

/** The order of categories says nothing: `s0:c1,c2`. */
const sameLevel = (one: string, other: string): boolean => {
  const parts = (level: string): string => {
    const at = level.indexOf(':');
    return `${level.slice(0, at)}:${level
      .slice(at + 1)
      .split(',')
      .sort()
      .join(',')}`;
  };
  return one === other || (one.includes(':') && other.includes(':') && parts(one) === parts(other));
};

/** Settings of the kernel that concern nobody but the pod. */
const SAFE =
  'kernel.shm_rmid_forced net.ipv4.ip_local_port_range net.ipv4.tcp_syncookies net.ipv4.ping_group_range net.ipv4.ip_unprivileged_port_start net.ipv4.tcp_keepalive_time net.ipv4.tcp_fin_timeout net.ipv4.tcp_keepalive_intvl net.ipv4.tcp_keepalive_probes'.split(
    ' ',
  );

const isAllowedSysctl = (name: string, { of: { forbiddenSysctls, allowedUnsafeSysctls } }: PodConstraints): boolean => {
  const covers = (pattern: string): boolean =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
  return !forbiddenSysctls?.some(covers) && (SAFE.includes(name) || Boolean(allowedUnsafeSysctls?.some(covers)));
};

const isAllowedDriver = (volume: object, { of: { allowedFlexVolumes = [] } }: PodConstraints): boolean => {
  const { flexVolume } = volume as { flexVolume?: { driver?: string } };
  return (
    flexVolume === undefined ||
    allowedFlexVolumes.length === 0 ||
    allowedFlexVolumes.some(({ driver }) => driver === flexVolume.driver)
  );
};

const areAllowedCapabilities = (given: SecurityContext['capabilities'], { of }: PodConstraints): boolean => {
  const byDefault = of.defaultAddCapabilities ?? [];
  const required = of.requiredDropCapabilities ?? [];
  const allowed = of.allowedCapabilities ?? [];
  if (given === undefined) return byDefault.length === 0 && required.length === 0;
  if (allowed.includes('*')) return true;
  return (
    (given.add ?? []).every((each) => byDefault.includes(each) || allowed.includes(each)) &&
    required.every((each) => given.drop?.includes(each))
  );
};
