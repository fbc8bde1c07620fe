import { buildKeys } from '../../resources/builds/build.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { DeploymentConfig } from '../../resources/workloads/deployment-config.ts';
import type { PodSpec } from '../../resources/workloads/pod-spec.ts';
import { builtTag } from './build-lines.ts';
import { claimWarnings } from './claim-warnings.ts';
import { areTogether, type ProjectContent, toldName } from './project-content.ts';
import { restartingPods } from './restarting-pods.ts';

/** Something worth a remark: what it is, and what to try. */
export interface Marker {
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  /** A command, or lines of advice. */
  readonly suggestion?: string;
}

/** What `oc status` finds wrong, or could be better, in a project. */
export const markersOf = (content: ProjectContent, now: number): Marker[] => [
  ...restartingPods(content, now),
  // What is not there is in no project: it is remarked on where one is told of.
  ...(content.project === undefined
    ? []
    : [...missingSecrets(content), ...pendingTags(content), ...missingStreams(content)]),
  ...claimWarnings(content),
  ...unprobed(content),
  ...unrouted(content),
];

interface PodHolder {
  readonly name: string;
  readonly object: KubeObject;
  readonly spec: PodSpec | undefined;
  readonly owned: boolean;
}

/** Where pods hold the spec, with how remarks name the object; those that others made are told by these. */
const podHolders = (content: ProjectContent): PodHolder[] => {
  const rows = <T extends KubeObject>(
    short: string,
    objects: readonly T[],
    spec: (object: T) => PodSpec | undefined,
  ): PodHolder[] =>
    objects.map((object) => ({
      name: toldName(short, object, content),
      object,
      spec: spec(object),
      owned: object.metadata.ownerReferences?.some(({ controller }) => controller) ?? false,
    }));
  return [
    ...rows('pod', content.pods, ({ spec }) => spec),
    ...rows('rc', content.replicationControllers, ({ spec }) => spec.template?.spec),
    ...rows('job', content.jobs, ({ spec }) => spec.template.spec),
    ...rows('statefulset', content.statefulSets, ({ spec }) => spec.template.spec),
    ...rows('deployment', content.deployments, ({ spec }) => spec.template.spec),
    ...rows('rs', content.replicaSets, ({ spec }) => spec.template?.spec),
    ...rows('daemonset', content.daemonSets, ({ spec }) => spec.template.spec),
    ...rows('dc', content.deploymentConfigs, ({ spec }) => spec.template?.spec),
  ];
};

const missingSecrets = (content: ProjectContent): Marker[] =>
  podHolders(content).flatMap(({ name, object, spec }) => {
    const wanted = (spec?.volumes ?? []).flatMap(({ secret }) =>
      secret && !secret.optional ? [secret.secretName] : [],
    );
    return [...new Set(wanted)]
      .filter((secret) => !content.secrets.some((each) => each.metadata.name === secret && areTogether(each, object)))
      .map(
        (secret): Marker => ({
          severity: 'warning',
          message: `${name} is attempting to mount a missing secret secret/${secret}`,
        }),
      );
  });

/** Tags that a build shall make, and none was ever begun. */
const pendingTags = ({ buildConfigs, builds, streams }: ProjectContent): Marker[] =>
  buildConfigs.flatMap((config): Marker[] => {
    const [stream, tag] = builtTag(config).split(':');
    const isThere = streams.some(
      ({ metadata, status }) =>
        metadata.name === stream &&
        areTogether({ metadata }, config) &&
        status?.tags?.some((each) => each.tag === tag && each.items?.length),
    );
    const { name } = config.metadata;
    const begun = builds.some(
      (build) => build.metadata.labels?.[buildKeys.config] === name && areTogether(build, config),
    );
    if (!tag || isThere || begun) return [];
    const message = `istag/${stream}:${tag} needs to be imported or created by a build.`;
    return [{ severity: 'warning', message, suggestion: `oc start-build ${name}` }];
  });

const missingStreams = ({ deploymentConfigs, streams }: ProjectContent): Marker[] =>
  deploymentConfigs.flatMap((config): Marker[] => {
    const { metadata, spec } = config;
    const from = triggerOf({ spec });
    const stream = from?.name.split(':')[0];
    const elsewhere = from?.namespace !== undefined && from.namespace !== metadata.namespace;
    if (!stream || elsewhere || streams.some((found) => found.metadata.name === stream && areTogether(found, config)))
      return [];
    const message = `The image trigger for dc/${metadata.name} will have no effect because is/${stream} does not exist.`;
    return [{ severity: 'error', message }];
  });

const triggerOf = ({ spec }: Pick<DeploymentConfig, 'spec'>) =>
  spec.triggers?.find(({ type }) => type === 'ImageChange')?.imageChangeParams?.from;

const unprobed = (content: ProjectContent): Marker[] =>
  podHolders(content).flatMap(({ name, spec, owned }): Marker[] => {
    if (owned || !spec || name.startsWith('pod/')) return [];
    const { containers } = spec;
    const readiness: Marker = {
      severity: 'info',
      message: `${name} has no readiness probe to verify pods are ready to accept traffic or ensure deployment is successful.`,
      suggestion: `oc set probe ${name} --readiness ...`,
    };
    const liveness: Marker = {
      severity: 'info',
      message: `${name} has no liveness probe to verify pods are still running.`,
      suggestion: `oc set probe ${name} --liveness ...`,
    };
    return [
      ...(name.startsWith('dc/') && !containers.some(({ readinessProbe }) => readinessProbe) ? [readiness] : []),
      ...(containers.some(({ livenessProbe }) => livenessProbe) ? [] : [liveness]),
    ];
  });

/** Routes that no router has seen. */
const unrouted = ({ routes, project }: ProjectContent): Marker[] =>
  routes
    .filter(({ status }) => !status?.ingress?.length)
    .map(
      (route): Marker => ({
        severity: 'error',
        message: `${toldName('route', route, { project })} is routing traffic to svc/${route.spec.to.name}, but either the administrator has not installed a router or the router is not selecting this route.`,
      }),
    );
