import type { Requests } from '../../apimachinery/pods/pod-requests.ts';
import type { ContainerView } from '../exec/process.ts';
import type { FileSystem } from '../files/file-system.ts';
import type { ImagePull } from '../images/image-pull.ts';
import type { NodeImage } from '../images/node-image.ts';
import type { ProgramRun } from '../programs/program-run.ts';
import type { ProbeKind, ProbeProgress } from './container-probes.ts';
import type { TerminationLog } from './termination-log.ts';

/** One start of a container. */
export interface ContainerRun {
  /** 64 hex digits. */
  readonly id: string;
  readonly image: NodeImage;
  /** `spec.containers[].image` at that time. */
  readonly requested: string;
  /** What `status.image` and `status.imageID` say. */
  readonly imageName: string;
  readonly imageID: string;
  /** How often the container was started before. */
  readonly attempt: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** What it looks like from inside. */
  readonly view: ContainerView;
  readonly terminationLog: TerminationLog;
  /** Whether what it runs is carried out command by command, so that its checks can be, too. */
  readonly isInterpreted: boolean;
  /** Whether what it runs may listen to others. */
  readonly mayListen: boolean;
  readonly probes: Map<ProbeKind, ProbeProgress>;
  readonly program: ProgramRun;
  /** What is done at its start, before anything else. */
  postStart?: LifecycleHook;
  /** Set once it is being stopped. */
  stop?: ContainerStop;
}

/** A hook of a container that is being carried out, or was. */
export interface LifecycleHook {
  readonly program: ProgramRun;
  /** What went wrong, in the words of the kubelet; only asked for when it did. */
  failure(): string;
}

/** How a container is being stopped. */
export interface ContainerStop {
  /** Milliseconds since the epoch. */
  readonly since: number;
  /** When it is stopped whatever its hook does. */
  until: number;
  readonly hook?: LifecycleHook | undefined;
  /** What it ends with. */
  readonly code: number;
  /** Whether it is to start again however it ends. */
  readonly restarts?: boolean | undefined;
  /** Whether its program handles the signal to terminate, which it has got. */
  signalled?: boolean;
}

/** Why a container does not run. */
export interface WaitingReason {
  readonly reason: string;
  readonly message?: string;
}

/** What a node knows of one container of a pod. */
export interface ContainerRuntime {
  current?: ContainerRun;
  previous?: ContainerRun;
  /** The outcome of the last attempt to start it, shown from the next sync on. */
  waiting?: WaitingReason | undefined;
  /** A pull that a registry has put off. */
  pull?: SuspendedPull | undefined;
  /** What the last failed pull said, for the time of the back-off. */
  pullFailure?: string;
}

/** A pull that goes on later. */
export interface SuspendedPull {
  readonly image: string;
  /** The registries that are left to ask, the current one first. */
  readonly pulls: readonly ImagePull[];
  readonly startedAt: number;
  readonly resumeAt: number;
}

/** What a node knows of one pod. */
export interface PodRuntime {
  readonly key: string;
  readonly uid: string;
  readonly startTime: string;
  /** What it asks of its node, `pods` included. */
  readonly requests: Requests;
  readonly containers: Map<string, ContainerRuntime>;
  /** The address of its sandbox. */
  address?: string;
  sandboxReady: boolean;
  /** Files that its containers share, by the name of the volume. */
  readonly volumes: Map<string, FileSystem>;
  /** How long the kubelet waited last before it tried to mount volumes again, milliseconds. */
  mountDelay?: number;
  /** Set when the pod was ended from outside: a passed deadline. */
  ended?: { readonly reason: string; readonly message: string };
}
