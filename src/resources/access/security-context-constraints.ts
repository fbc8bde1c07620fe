import type { KubeObject } from '../kube-object.ts';

/**
 * `security.openshift.io/v1` SecurityContextConstraints: what the pods of some users may ask of their host.
 *
 * @see https://docs.openshift.com/container-platform/4.19/authentication/managing-security-context-constraints.html
 */
export interface SecurityContextConstraints extends KubeObject {
  /** The highest is tried first. */
  priority: number | null;
  allowPrivilegedContainer: boolean;
  defaultAddCapabilities: string[] | null;
  requiredDropCapabilities: string[] | null;
  allowedCapabilities: string[] | null;
  allowHostDirVolumePlugin: boolean;
  /** Kinds of volumes: `configMap`, `*`. */
  volumes: string[] | null;
  allowedFlexVolumes?: { driver: string }[];
  allowHostNetwork: boolean;
  allowHostPorts: boolean;
  allowHostPID: boolean;
  allowHostIPC: boolean;
  defaultAllowPrivilegeEscalation?: boolean;
  allowPrivilegeEscalation?: boolean;
  seLinuxContext: { type?: string; seLinuxOptions?: { user?: string; role?: string; type?: string; level?: string } };
  runAsUser: { type?: string; uid?: number; uidRangeMin?: number; uidRangeMax?: number };
  supplementalGroups: GroupStrategy;
  fsGroup: GroupStrategy;
  readOnlyRootFilesystem: boolean;
  users: string[];
  groups: string[];
  seccompProfiles?: string[];
  allowedUnsafeSysctls?: string[];
  forbiddenSysctls?: string[];
}

export interface GroupStrategy {
  type?: string;
  ranges?: { min?: number; max?: number }[];
}
