import { isDeepStrictEqual } from 'node:util';
import type { Container, PodSpec } from '../../../resources/workloads/pod-spec.ts';
import type { PodSecurityContext, SecurityContext } from '../../../resources/workloads/security-context.ts';
import { containerKeepsTo, podKeepsTo } from './keeps-to-constraints.ts';
import type { PodConstraints } from './pod-constraints.ts';
import { seccompName, seccompProfile } from './seccomp-profile.ts';

/**
 * Fills in what a pod leaves to its constraints, and tells whether it keeps to them. As on a real cluster, containers keep what
 * constraints that refuse them have filled in.
 *
 * @returns the pod with its security contexts; `undefined` when the constraints do not allow it
 * @see https://github.com/openshift/apiserver-library-go/tree/release-4.19/pkg/securitycontextconstraints/sccmatching
 */
export const assignSecurityContext = (spec: PodSpec, constraints: PodConstraints): PodSpec | undefined => {
  const securityContext = podContext(spec.securityContext ?? {}, constraints);
  const pod: PodSpec = { ...spec, securityContext: { ...securityContext } };
  const containers = [...(pod.initContainers ?? []), ...pod.containers, ...(pod.ephemeralContainers ?? [])];
  for (const container of containers) {
    const own = containerContext(container, securityContext, constraints);
    if (container.securityContext !== undefined || Object.keys(own).length > 0) container.securityContext = { ...own };
  }
  const isAllowed =
    podKeepsTo(pod, constraints) &&
    containers.every((container) => containerKeepsTo(container, securityContext, constraints));
  return isAllowed ? pod : undefined;
};

const podContext = (given: PodSecurityContext, constraints: PodConstraints): PodSecurityContext => {
  const { groups, fileSystemGroups, seLinux } = constraints;
  const profiles = (constraints.of.seccompProfiles ?? []).filter((profile) => profile !== '*');
  const [group] = groups ?? [];
  const [fileSystemGroup] = fileSystemGroups ?? [];
  const profile = given.seccompProfile ? seccompName(given.seccompProfile) : (profiles[0] ?? '');
  const seccomp = seccompProfile(profile) ?? given.seccompProfile;
  return {
    ...given,
    ...(given.supplementalGroups === undefined && group && { supplementalGroups: [group.min] }),
    ...(given.fsGroup === undefined && fileSystemGroup && { fsGroup: fileSystemGroup.min }),
    ...(given.seLinuxOptions === undefined && seLinux && { seLinuxOptions: seLinux }),
    ...(seccomp && { seccompProfile: seccomp }),
  };
};

const containerContext = (
  container: Container,
  pod: PodSecurityContext,
  constraints: PodConstraints,
): SecurityContext => {
  const given = container.securityContext ?? {};
  const { users, seLinux, mustNotBeRoot, of } = constraints;
  const runAsUser = given.runAsUser ?? pod.runAsUser ?? users?.min;
  const isNotRoot = runAsUser === undefined ? mustNotBeRoot : runAsUser > 0;
  const capabilities = capabilitiesOf(given.capabilities, constraints);
  const isMighty = given.privileged || capabilities?.add?.includes('CAP_SYS_ADMIN');
  const escalation =
    given.allowPrivilegeEscalation ??
    (isMighty ? undefined : of.defaultAllowPrivilegeEscalation) ??
    (of.allowPrivilegeEscalation === false ? false : undefined);
  return {
    ...given,
    ...(given.runAsUser === undefined && runAsUser !== pod.runAsUser && { runAsUser: runAsUser as number }),
    ...((given.seLinuxOptions ?? pod.seLinuxOptions) === undefined && seLinux && { seLinuxOptions: seLinux }),
    ...((given.runAsNonRoot ?? pod.runAsNonRoot) === undefined && isNotRoot && { runAsNonRoot: true }),
    ...(!isDeepStrictEqual(capabilities, given.capabilities) && capabilities && { capabilities }),
    ...(of.readOnlyRootFilesystem && given.readOnlyRootFilesystem === undefined && { readOnlyRootFilesystem: true }),
    ...(escalation !== undefined && { allowPrivilegeEscalation: escalation }),
  };
};

/** Those that are added by default, unless the container drops them, and those that must be dropped. */
const capabilitiesOf = (
  given: SecurityContext['capabilities'],
  { of: { defaultAddCapabilities, requiredDropCapabilities } }: PodConstraints,
): SecurityContext['capabilities'] => {
  const { add = [], drop = [] } = given ?? {};
  const added = union(
    (defaultAddCapabilities ?? []).filter((each) => !drop.includes(each)),
    add,
  );
  const dropped = union(requiredDropCapabilities ?? [], drop);
  if (added.length === new Set(add).size && dropped.length === new Set(drop).size) return given;
  return { ...(added.length > 0 && { add: added }), ...(dropped.length > 0 && { drop: dropped }) };
};

const union = (one: readonly string[], other: readonly string[]): string[] => [...new Set([...one, ...other])].sort();
