/** What SELinux is told. */
export interface SeLinuxOptions {
  user?: string;
  role?: string;
  type?: string;
  level?: string;
}

/** Which calls of the kernel, or what of the system, a profile allows. */
export interface SecurityProfile {
  type?: string;
  localhostProfile?: string;
}

/** What may be said of a pod and of each of its containers. */
interface CommonSecurityContext {
  runAsUser?: number;
  runAsGroup?: number;
  runAsNonRoot?: boolean;
  seLinuxOptions?: SeLinuxOptions;
  seccompProfile?: SecurityProfile;
  appArmorProfile?: SecurityProfile;
  windowsOptions?: object;
}

/** `securityContext` of a pod. */
export interface PodSecurityContext extends CommonSecurityContext {
  supplementalGroups?: number[];
  supplementalGroupsPolicy?: string;
  fsGroup?: number;
  fsGroupChangePolicy?: string;
  sysctls?: { name: string; value: string }[];
}

/** `securityContext` of a container. */
export interface SecurityContext extends CommonSecurityContext {
  privileged?: boolean;
  capabilities?: { add?: string[]; drop?: string[] };
  readOnlyRootFilesystem?: boolean;
  allowPrivilegeEscalation?: boolean;
  procMount?: string;
}
