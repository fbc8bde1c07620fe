import type { SecurityContextConstraints } from '../../../resources/access/security-context-constraints.ts';
import { constraintsDefaults } from './constraints-defaults.ts';

type Content = Partial<Omit<SecurityContextConstraints, 'apiVersion' | 'kind' | 'metadata'>>;

/** Constraints that every cluster starts with, by name. */
export interface DefaultConstraints {
  readonly name: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly content: object;
}

/**
 * The security context constraints of a new cluster. Those with `v2` also drop all capabilities and forbid more privileges.
 *
 * @see https://docs.openshift.com/container-platform/4.19/authentication/managing-security-context-constraints.html#default-sccs_configuring-internal-oauth
 */
export const defaultConstraints = (): DefaultConstraints[] =>
  Object.entries(all).map(([name, content]) => {
    const constraints = { ...structuredClone(common), ...structuredClone(content) } as SecurityContextConstraints;
    constraintsDefaults(constraints);
    return {
      name,
      annotations: { ...releases, ...(name.endsWith('v2') ? {} : { 'release.openshift.io/create-only': 'true' }) },
      content: constraints,
    };
  });

const releases = {
  'include.release.openshift.io/ibm-cloud-managed': 'true',
  'include.release.openshift.io/self-managed-high-availability': 'true',
  'include.release.openshift.io/single-node-developer': 'true',
};

const volumes = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
];
const any = { type: 'RunAsAny' };
const must = { type: 'MustRunAs' };

const common: Content = {
  fsGroup: must,
  requiredDropCapabilities: ['KILL', 'MKNOD', 'SETUID', 'SETGID'],
  runAsUser: { type: 'MustRunAsRange' },
  seLinuxContext: must,
  supplementalGroups: any,
  volumes,
};

const v2: Content = {
  allowPrivilegeEscalation: false,
  allowedCapabilities: ['NET_BIND_SERVICE'],
  requiredDropCapabilities: ['ALL'],
  seccompProfiles: ['runtime/default'],
};

const nonRoot: Content = { fsGroup: any, runAsUser: { type: 'MustRunAsNonRoot' } };
const hostNetwork: Content = { allowHostNetwork: true, allowHostPorts: true, supplementalGroups: must };

const all: Readonly<Record<string, Content>> = {
  anyuid: {
    fsGroup: any,
    groups: ['system:cluster-admins'],
    priority: 10,
    requiredDropCapabilities: ['MKNOD'],
    runAsUser: any,
  },
  hostaccess: {
    allowHostDirVolumePlugin: true,
    allowHostIPC: true,
    allowHostNetwork: true,
    allowHostPID: true,
    allowHostPorts: true,
  },
  'hostmount-anyuid': {
    allowHostDirVolumePlugin: true,
    fsGroup: any,
    requiredDropCapabilities: ['MKNOD'],
    runAsUser: any,
    users: ['system:serviceaccount:openshift-infra:pv-recycler-controller'],
    volumes: [...volumes, 'nfs'],
  },
  hostnetwork: hostNetwork,
  'hostnetwork-v2': { ...hostNetwork, ...v2 },
  nonroot: nonRoot,
  'nonroot-v2': { ...nonRoot, ...v2 },
  privileged: {
    allowHostDirVolumePlugin: true,
    allowHostIPC: true,
    allowHostNetwork: true,
    allowHostPID: true,
    allowHostPorts: true,
    allowPrivilegedContainer: true,
    allowedCapabilities: ['*'],
    allowedUnsafeSysctls: ['*'],
    fsGroup: any,
    groups: ['system:cluster-admins', 'system:nodes', 'system:masters'],
    requiredDropCapabilities: null,
    runAsUser: any,
    seLinuxContext: any,
    seccompProfiles: ['*'],
    users: ['system:admin', 'system:serviceaccount:openshift-infra:build-controller'],
    volumes: ['*'],
  },
  restricted: {},
  'restricted-v2': v2,
};
