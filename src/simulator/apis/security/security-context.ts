/** `securityContext` of a pod or a container, as far as constraints look at it. */
export interface SecurityContext {
  runAsUser?: number;
  runAsNonRoot?: boolean;
  seLinuxOptions?: SeLinuxOptions;
  seccompProfile?: { type?: string; localhostProfile?: string };
  /** Of pods alone. */
  supplementalGroups?: number[];
  fsGroup?: number;
  sysctls?: { name: string }[];
  /** Of containers alone. */
  privileged?: boolean;
  capabilities?: { add?: string[]; drop?: string[] };
  readOnlyRootFilesystem?: boolean;
  allowPrivilegeEscalation?: boolean;
}

/** What SELinux is told. */
export interface SeLinuxOptions {
  user?: string;
  role?: string;
  type?: string;
  level?: string;
}
