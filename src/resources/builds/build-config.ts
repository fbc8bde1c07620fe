import type { KubeObject } from '../kube-object.ts';
import type { EnvVar, ResourceRequirements } from '../workloads/pod-spec.ts';

/** Another object that a build uses: an image stream tag, an image stream image, or a pull spec (`DockerImage`). */
export interface BuildReference {
  kind: string;
  name: string;
  namespace?: string;
}

/** What a build is made from. */
export interface BuildSource {
  type?: string;
  binary?: { asFile?: string };
  dockerfile?: string;
  git?: { uri: string; ref?: string; httpProxy?: string | null; httpsProxy?: string | null; noProxy?: string | null };
  images?: {
    from: BuildReference;
    pullSecret?: { name: string };
    as?: string[];
    paths?: { sourcePath: string; destinationDir: string }[];
  }[];
  contextDir?: string;
  sourceSecret?: { name: string };
  secrets?: { secret: { name: string }; destinationDir?: string }[];
  configMaps?: { configMap: { name: string }; destinationDir?: string }[];
}

/** Files or a driver's content that are there while an image is built and not afterwards. */
export interface BuildVolume {
  name: string;
  /** One member is set; `type` names it: `Secret`, `ConfigMap` or `CSI`. */
  source: {
    type: string;
    secret?: VolumeFiles & { secretName?: string };
    configMap?: VolumeFiles & { name?: string };
    csi?: { driver?: string };
  };
  mounts?: { destinationPath?: string }[];
}

interface VolumeFiles {
  items?: { key: string; path: string; mode?: number }[];
  defaultMode?: number;
  optional?: boolean;
}

/** What all strategies know of their base image. */
export interface ImageStrategy {
  from?: BuildReference;
  pullSecret?: { name: string };
  env?: EnvVar[];
  forcePull?: boolean;
}

/** A build of a Dockerfile. */
export interface DockerBuildStrategy extends ImageStrategy {
  noCache?: boolean;
  dockerfilePath?: string;
  buildArgs?: EnvVar[];
  volumes?: BuildVolume[];
  imageOptimizationPolicy?: string;
}

/** A build by an image of the user's own. */
export interface CustomBuildStrategy extends ImageStrategy {
  exposeDockerSocket?: boolean;
  secrets?: { secretSource: { name: string }; mountPath: string }[];
  buildAPIVersion?: string;
}

/** How a build is made. Exactly one of the members is set. */
export interface BuildStrategy {
  type?: string;
  dockerStrategy?: DockerBuildStrategy;
  sourceStrategy?: ImageStrategy & { incremental?: boolean; scripts?: string; volumes?: BuildVolume[] };
  customStrategy?: CustomBuildStrategy;
  jenkinsPipelineStrategy?: { jenkinsfilePath?: string; jenkinsfile?: string; env?: EnvVar[] };
}

/** A commit, and who made it. */
export interface GitRevision {
  commit?: string;
  message?: string;
  author?: { name?: string; email?: string };
  committer?: { name?: string; email?: string };
}

/** What builds and their configurations have in common. */
export interface CommonBuildSpec {
  serviceAccount?: string;
  source?: BuildSource;
  strategy: BuildStrategy;
  output?: { to?: BuildReference; pushSecret?: { name: string }; imageLabels?: { name: string; value?: string }[] };
  revision?: { type?: string; git?: GitRevision };
  resources?: ResourceRequirements;
  postCommit?: { command?: string[]; args?: string[]; script?: string };
  completionDeadlineSeconds?: number;
  nodeSelector?: Record<string, string> | null;
  mountTrustedCA?: boolean;
}

/** The secret of a webhook. */
export interface WebHookTrigger {
  secret?: string;
  allowEnv?: boolean;
  secretReference?: { name: string };
}

/** What starts builds by itself. */
export interface BuildTrigger {
  type: string;
  github?: WebHookTrigger;
  generic?: WebHookTrigger;
  gitlab?: WebHookTrigger;
  bitbucket?: WebHookTrigger;
  imageChange?: { from?: BuildReference; lastTriggeredImageID?: string; paused?: boolean };
}

/** The image that a trigger started the last build for. */
export interface ImageChangeTriggerStatus {
  lastTriggeredImageID?: string;
  from?: { namespace?: string; name?: string };
  lastTriggerTime?: string | null;
}

/** A recipe for builds. */
export interface BuildConfig extends KubeObject {
  spec: CommonBuildSpec & {
    triggers?: BuildTrigger[];
    runPolicy?: string;
    successfulBuildsHistoryLimit?: number;
    failedBuildsHistoryLimit?: number;
  };
  status?: { lastVersion: number; imageChangeTriggers?: ImageChangeTriggerStatus[] };
}

/** What a strategy says of its base image, if it has one. */
export const imageStrategyOf = ({
  dockerStrategy,
  sourceStrategy,
  customStrategy,
}: BuildStrategy): ImageStrategy | undefined => dockerStrategy ?? sourceStrategy ?? customStrategy;

/** Whether builds of a configuration follow a branch or tag, which may be written `refs/heads/main`; `master` unless it says. */
export const isFollowedRef = ({ spec }: BuildConfig, ref: string): boolean =>
  withoutHeads(spec.source?.git?.ref || 'master') === withoutHeads(ref);

const withoutHeads = (ref: string): string => ref.replace(/^refs\/heads\//, '');

/** The reference to the base image in a strategy, if it has one. */
export const inputReference = (strategy: BuildStrategy): BuildReference | undefined => imageStrategyOf(strategy)?.from;
