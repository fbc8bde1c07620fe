import type { LabelSelectorSpec } from '../labels/label-selector-spec.ts';
import type { Affinity } from './affinity.ts';
import type { PodSecurityContext, SecurityContext } from './security-context.ts';

/** `spec.containers[].ports[]` of a pod. */
export interface ContainerPort {
  name?: string;
  containerPort: number;
  hostPort?: number;
  hostIP?: string;
  protocol?: string;
}

/** `spec.containers[].env[]` of a pod. */
export interface EnvVar {
  name: string;
  value?: string;
  valueFrom?: {
    fieldRef?: { apiVersion?: string; fieldPath: string };
    configMapKeyRef?: { name: string; key: string; optional?: boolean };
    secretKeyRef?: { name: string; key: string; optional?: boolean };
    resourceFieldRef?: { containerName?: string; resource: string; divisor?: string };
  };
}

/** `spec.containers[].envFrom[]` of a pod; besides the prefix one member is set. */
export interface EnvFromSource {
  prefix?: string;
  configMapRef?: { name: string; optional?: boolean };
  secretRef?: { name: string; optional?: boolean };
}

/** A file of a downward API volume; one of the two references is set. */
export interface DownwardFile {
  path: string;
  mode?: number;
  fieldRef?: { apiVersion?: string; fieldPath: string };
  resourceFieldRef?: { containerName?: string; resource: string; divisor?: string };
}

/** Quantities by resource name: `{ cpu: '100m', memory: '1Gi' }`. */
export type ResourceList = Record<string, string>;

/** What a container needs and may use at most. */
export interface ResourceRequirements {
  limits?: ResourceList;
  requests?: ResourceList;
}

/** `spec.containers[].volumeMounts[]` of a pod. */
export interface VolumeMount {
  name: string;
  mountPath: string;
  readOnly?: boolean;
  subPath?: string;
  subPathExpr?: string;
  mountPropagation?: string;
  recursiveReadOnly?: string;
}

/** What a kubelet does to ask or tell a container something; one member is set. */
export interface Handler {
  httpGet?: { path?: string; port: number | string; host?: string; scheme?: string; httpHeaders?: { name?: string }[] };
  tcpSocket?: { port: number | string; host?: string };
  exec?: { command: string[] };
  grpc?: { port: number; service?: string };
}

/** What is done at the start or before the end of a container. */
export type LifecycleHandler = Omit<Handler, 'grpc'> & { sleep?: { seconds: number } };

/** A check of a container; times in seconds. */
export interface Probe extends Handler {
  initialDelaySeconds?: number;
  timeoutSeconds?: number;
  periodSeconds?: number;
  successThreshold?: number;
  failureThreshold?: number;
  terminationGracePeriodSeconds?: number;
}

/** `spec.containers[]` of a pod or of a pod template. */
export interface Container {
  name: string;
  image: string;
  command?: string[];
  args?: string[];
  workingDir?: string;
  ports?: ContainerPort[];
  env?: EnvVar[];
  envFrom?: EnvFromSource[];
  resources?: ResourceRequirements;
  volumeMounts?: VolumeMount[];
  volumeDevices?: { name?: string; devicePath?: string }[];
  livenessProbe?: Probe;
  readinessProbe?: Probe;
  startupProbe?: Probe;
  lifecycle?: { postStart?: LifecycleHandler; preStop?: LifecycleHandler };
  imagePullPolicy?: string;
  securityContext?: SecurityContext;
  terminationMessagePath?: string;
  terminationMessagePolicy?: string;
  restartPolicy?: string;
  stdin?: boolean;
  stdinOnce?: boolean;
  tty?: boolean;
}

/** Whether an init container keeps running beside the containers that follow it. */
export const isSidecar = ({ restartPolicy }: Container): boolean => restartPolicy === 'Always';

/** A file that a projected, secret or config map volume takes from a key. */
export interface KeyToPath {
  key: string;
  path: string;
  mode?: number;
}

/** `spec.volumes[].projected.sources[]` of a pod. */
export interface VolumeProjection {
  serviceAccountToken?: { path: string; expirationSeconds?: number; audience?: string };
  configMap?: { name: string; items?: KeyToPath[]; optional?: boolean };
  secret?: { name: string; items?: KeyToPath[]; optional?: boolean };
  downwardAPI?: { items?: DownwardFile[] };
}

/** `spec.volumes[]` of a pod; besides the name one member is set. */
export interface Volume {
  name: string;
  emptyDir?: Record<string, unknown>;
  secret?: { secretName: string; defaultMode?: number; items?: KeyToPath[]; optional?: boolean };
  configMap?: { name: string; defaultMode?: number; items?: KeyToPath[]; optional?: boolean };
  projected?: { defaultMode?: number; sources: VolumeProjection[] };
  downwardAPI?: { defaultMode?: number; items?: DownwardFile[] };
  hostPath?: { path: string; type?: string };
  csi?: { driver?: string };
  gitRepo?: { repository: string; revision?: string };
  image?: { reference?: string; pullPolicy?: string };
  nfs?: { server: string; path: string; readOnly?: boolean };
  persistentVolumeClaim?: { claimName: string; readOnly?: boolean };
  ephemeral?: {
    volumeClaimTemplate?: {
      metadata?: { labels?: Record<string, string>; annotations?: Record<string, string> };
      spec?: Record<string, unknown>;
    };
  };
}

/** `spec.tolerations[]` of a pod. */
export interface Toleration {
  key?: string;
  operator?: string;
  value?: string;
  effect?: string;
  tolerationSeconds?: number;
}

/** How evenly the pods of a workload are spread over domains of nodes. */
export interface TopologySpreadConstraint {
  maxSkew?: number;
  minDomains?: number;
  topologyKey?: string;
  whenUnsatisfiable?: string;
  labelSelector?: LabelSelectorSpec;
  matchLabelKeys?: string[];
  nodeAffinityPolicy?: string;
  nodeTaintsPolicy?: string;
}

/** What runs in a pod. */
export interface PodSpec {
  volumes?: Volume[];
  initContainers?: Container[];
  containers: Container[];
  /** What all containers may use together. */
  resources?: ResourceRequirements;
  ephemeralContainers?: (Container & { targetContainerName?: string })[];
  restartPolicy?: string;
  terminationGracePeriodSeconds?: number;
  activeDeadlineSeconds?: number;
  dnsPolicy?: string;
  nodeSelector?: Record<string, string>;
  nodeName?: string;
  serviceAccountName?: string;
  serviceAccount?: string;
  automountServiceAccountToken?: boolean;
  hostNetwork?: boolean;
  hostPID?: boolean;
  hostIPC?: boolean;
  hostUsers?: boolean;
  shareProcessNamespace?: boolean;
  securityContext?: PodSecurityContext;
  imagePullSecrets?: { name: string }[];
  hostname?: string;
  subdomain?: string;
  affinity?: Affinity;
  schedulerName?: string;
  schedulingGates?: { name: string }[];
  os?: { name?: string };
  overhead?: ResourceList;
  runtimeClassName?: string;
  tolerations?: Toleration[];
  priorityClassName?: string;
  priority?: number;
  preemptionPolicy?: string;
  enableServiceLinks?: boolean;
  dnsConfig?: { nameservers?: string[]; searches?: string[]; options?: { name?: string; value?: string }[] };
  hostAliases?: { ip?: string; hostnames?: string[] }[];
  readinessGates?: { conditionType: string }[];
  topologySpreadConstraints?: TopologySpreadConstraint[];
}

/** The containers of a pod that are there to stay: sidecars, then all that are no init containers. */
export const lastingContainers = ({ initContainers = [], containers }: PodSpec): Container[] => [
  ...initContainers.filter(isSidecar),
  ...containers,
];

/** The pods that a workload makes. */
export interface PodTemplateSpec {
  metadata: {
    creationTimestamp?: string | null;
    name?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    finalizers?: string[];
  };
  spec: PodSpec;
}
