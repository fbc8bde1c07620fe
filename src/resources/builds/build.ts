import type { KubeObject } from '../kube-object.ts';
import { derivedName } from '../metadata/derived-name.ts';
import type { EnvVar } from '../workloads/pod-spec.ts';
import type { BuildReference, CommonBuildSpec } from './build-config.ts';

/** Why a build was started. */
export interface BuildTriggerCause {
  message?: string;
  imageChangeBuild?: { imageID?: string; fromRef?: BuildReference };
  genericWebHook?: WebHookCause;
  githubWebHook?: WebHookCause;
  gitlabWebHook?: WebHookCause;
  bitbucketWebHook?: WebHookCause;
}

/** Who knew the secret of a webhook, and the commit that was told there. */
export interface WebHookCause {
  secret?: string;
  revision?: CommonBuildSpec['revision'];
}

/** Where a build is in its life. */
export type BuildPhase = 'New' | 'Pending' | 'Running' | 'Complete' | 'Failed' | 'Error' | 'Cancelled';

/** `status.conditions[]` of a build: one for each phase that it was in. */
export interface BuildCondition {
  type: string;
  status: string;
  lastUpdateTime?: string;
  lastTransitionTime?: string;
  reason?: string;
  message?: string;
}

/** How long a part of a build took. */
export interface BuildStage {
  name: string;
  startTime: string;
  durationMilliseconds?: number;
  steps: { name: string; startTime: string; durationMilliseconds?: number }[];
}

/** `status` of a build; `duration` in nanoseconds. */
export interface BuildStatus {
  phase: BuildPhase;
  cancelled?: boolean;
  reason?: string;
  message?: string;
  startTimestamp?: string;
  completionTimestamp?: string;
  duration?: number;
  outputDockerImageReference?: string;
  config?: BuildReference;
  output?: { to?: { imageDigest?: string } };
  stages?: BuildStage[];
  logSnippet?: string;
  conditions?: BuildCondition[];
}

/** One run of a build configuration. */
export interface Build extends KubeObject {
  spec: CommonBuildSpec & { triggeredBy?: BuildTriggerCause[] | null };
  status?: BuildStatus;
}

/** The body of `buildconfigs/<name>/instantiate` and `builds/<name>/clone`. */
export interface BuildRequest extends KubeObject {
  revision?: CommonBuildSpec['revision'];
  triggeredBy?: BuildTriggerCause[];
  triggeredByImage?: BuildReference;
  from?: BuildReference;
  binary?: { asFile?: string };
  lastVersion?: number;
  env?: EnvVar[];
  dockerStrategyOptions?: { buildArgs?: EnvVar[]; noCache?: boolean };
  sourceStrategyOptions?: { incremental?: boolean };
}

/** Names of annotations and labels that tie a build to its configuration and its pod. */
export const buildKeys = {
  config: 'openshift.io/build-config.name',
  number: 'openshift.io/build.number',
  podName: 'openshift.io/build.pod-name',
  startPolicy: 'openshift.io/build.start-policy',
  name: 'openshift.io/build.name',
  cloneOf: 'openshift.io/build.clone-of',
  paused: 'openshift.io/build-config.paused',
} as const;

/** Whether a build has come to its end. */
export const hasEnded = ({ status }: Build): boolean =>
  ['Complete', 'Failed', 'Error', 'Cancelled'].includes(status?.phase ?? 'New');

/** The number of a build within its configuration. */
export const buildNumber = ({ metadata }: Build): number => Number(metadata.annotations?.[buildKeys.number] ?? 0);

/** Whether a configuration starts no builds at the moment. */
export const isPaused = ({ metadata }: KubeObject): boolean =>
  metadata.annotations?.[buildKeys.paused]?.toLowerCase() === 'true';

/** The name of the pod that a build runs in. */
export const buildPodName = ({ metadata }: Build): string => derivedName(metadata.name, 'build');

/** The name of a config map for the pod of a build. */
export const buildConfigMapName = ({ metadata }: Build, use: 'ca' | 'global-ca' | 'sys-config'): string =>
  derivedName(metadata.name, use);
