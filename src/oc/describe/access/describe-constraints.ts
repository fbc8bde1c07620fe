import type {
  GroupStrategy,
  SecurityContextConstraints,
} from '../../../resources/access/security-context-constraints.ts';
import { securityContextConstraintsKind } from '../../../resources/kinds/platform-kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import { alignOpenShift } from '../openshift-lines.ts';
import type { Describer } from '../place.ts';

/** What `oc describe` prints of security context constraints. */
export const describeConstraints = (constraints: SecurityContextConstraints): string => {
  const { metadata, runAsUser = {}, seLinuxContext = {}, fsGroup = {}, supplementalGroups = {} } = constraints;
  const { seLinuxOptions = {} } = seLinuxContext;
  return alignOpenShift(
    [
      line('Name:', metadata.name),
      line('Priority:', constraints.priority),
      'Access:\t\n',
      line('  Users:', constraints.users),
      line('  Groups:', constraints.groups),
      'Settings:\t\n',
      line('  Allow Privileged:', constraints.allowPrivilegedContainer),
      line('  Allow Privilege Escalation:', constraints.allowPrivilegeEscalation),
      line('  Default Add Capabilities:', constraints.defaultAddCapabilities),
      line('  Required Drop Capabilities:', constraints.requiredDropCapabilities),
      line('  Allowed Capabilities:', constraints.allowedCapabilities),
      line('  Allowed Seccomp Profiles:', constraints.seccompProfiles),
      line('  Allowed Volume Types:', constraints.volumes),
      line(
        '  Allowed Flexvolumes:',
        (constraints.allowedFlexVolumes ?? []).map(({ driver }) => `driver=${driver}`),
        '<all>',
      ),
      line('  Allowed Unsafe Sysctls:', constraints.allowedUnsafeSysctls),
      line('  Forbidden Sysctls:', constraints.forbiddenSysctls),
      line('  Allow Host Network:', constraints.allowHostNetwork),
      line('  Allow Host Ports:', constraints.allowHostPorts),
      line('  Allow Host PID:', constraints.allowHostPID),
      line('  Allow Host IPC:', constraints.allowHostIPC),
      line('  Read Only Root Filesystem:', constraints.readOnlyRootFilesystem),
      `  Run As User Strategy: ${runAsUser.type ?? ''}\t\n`,
      line('    UID:', runAsUser.uid),
      line('    UID Range Min:', runAsUser.uidRangeMin),
      line('    UID Range Max:', runAsUser.uidRangeMax),
      `  SELinux Context Strategy: ${seLinuxContext.type ?? ''}\t\n`,
      line('    User:', seLinuxOptions.user),
      line('    Role:', seLinuxOptions.role),
      line('    Type:', seLinuxOptions.type),
      line('    Level:', seLinuxOptions.level),
      `  FSGroup Strategy: ${fsGroup.type ?? ''}\t\n`,
      line('    Ranges:', rangesOf(fsGroup)),
      `  Supplemental Groups Strategy: ${supplementalGroups.type ?? ''}\t\n`,
      line('    Ranges:', rangesOf(supplementalGroups)),
    ].join(''),
  );
};

/** The description of the kind of security.openshift.io. */
export const constraintsDescriber: readonly [ResourceKind, Describer] = [
  securityContextConstraintsKind,
  async ({ client, name }) =>
    describeConstraints(await client.get<SecurityContextConstraints>(securityContextConstraintsKind, '', name)),
];

const line = (
  label: string,
  value: readonly string[] | string | number | boolean | null = '',
  none = '<none>',
): string => `${label}\t${(Array.isArray(value) ? value.join(',') : String(value ?? '')) || none}\n`;

const rangesOf = ({ ranges = [] }: GroupStrategy): string[] => ranges.map(({ min = 0, max = 0 }) => `${min}-${max}`);
