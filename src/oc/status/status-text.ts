import type { KubeObject } from '../../resources/kube-object.ts';
import type { Service } from '../../resources/networking/service.ts';
import { projectAnnotations } from '../../resources/projects/project.ts';
import type { Pod } from '../../resources/workloads/pod.ts';
import { deployerLabel } from '../../resources/workloads/rollout.ts';
import { baseText, buildDetails, buildText, builtTag, outputText } from './build-lines.ts';
import { type Marker, markersOf } from './markers.ts';
import { type ProjectContent, placeOf } from './project-content.ts';
import { serviceLines } from './service-lines.ts';
import {
  workloadOfController,
  workloadOfDaemonSet,
  workloadOfJob,
  workloadOfPod,
  workloadOfStatefulSet,
} from './simple-workloads.ts';
import { type Workload, workloadOfConfig, workloadOfDeployment } from './workload.ts';

/**
 * What `oc status` prints: each service with its routes and workloads, what runs or is built without one, and what is worth
 * a remark; `suggest` says what to do about it.
 */
export const statusText = (content: ProjectContent, now: number, suggest: boolean): string => {
  const all = workloadsOf(content, now);
  const { services, deploymentConfigs, buildConfigs, project } = content;
  const isAlone = (workload: Workload): boolean => !services.some((service) => isBehind(service, workload));
  const ranked = [...all.behind, ...all.pods].sort((a, b) => rankIn(BEHIND, a) - rankIn(BEHIND, b));
  const linesOf = (workload: Workload): string[] => workloadLines(workload, placeOf(workload.namespace, project));
  const blocks = [
    ...grouped(services).map(([service, ...others]) => [
      ...[...others, service].flatMap((each) =>
        serviceLines(each, content).map((line, index) => (index === 0 ? line : `  ${line}`)),
      ),
      ...ranked
        .filter((workload) => isBehind(service, workload))
        .flatMap((workload) => workloadLines(workload).map((line) => `  ${line}`)),
    ]),
    ...all.behind.slice(0, all.first).filter(isAlone).map(linesOf),
    ...buildBlocks(content, all.behind, now),
    ...all.behind.slice(all.first).filter(isAlone).map(linesOf),
    ...all.jobs.map(linesOf),
    ...all.pods.filter((pod) => !pod.isBoring && isAlone(pod)).map(linesOf),
  ];
  const markers = markersOf(content, now);
  const isEmpty = services.length + deploymentConfigs.length + buildConfigs.length === 0;
  const body = blocks.map((lines) => `\n${lines.map((line) => `${line}\n`).join('')}`).join('');
  return `${headOf(content)}${body}\n${remarks(markers, suggest)}${summary(markers, suggest, isEmpty)}\n`;
};

const headOf = ({ project, server }: ProjectContent): string => {
  if (project === undefined) return `Showing all projects on server ${server}\n`;
  const { name, annotations } = project.metadata;
  const title = annotations?.[projectAnnotations.displayName];
  return `In project ${title ? `${title} (${name})` : name} on server ${server}\n`;
};

/** Services that select the same pods are told together, and what is behind the first of them. */
const grouped = (services: readonly Service[]): [Service, ...Service[]][] => {
  const groups = new Map<string, [Service, ...Service[]]>();
  for (const service of services) {
    const selector = JSON.stringify(Object.entries(service.spec.selector ?? {}).sort());
    const group = groups.get(selector);
    if (group === undefined) groups.set(selector, [service]);
    else group.push(service);
  }
  return [...groups.values()];
};

/** In which order workloads are told that stand alone, and those behind a service. */
const ALONE = ['dc', 'deployment', 'statefulset'];
const BEHIND = ['dc', 'statefulset', 'deployment', 'daemonset', 'rs', 'rc', 'pod'];

const rankIn = (order: readonly string[], { name }: Workload): number =>
  order.indexOf(name.slice(0, name.indexOf('/')));

/** `behind`: what a service may send its traffic to, its `first` ones are told before builds; pods that have ended, or deploy, are told behind a service alone. */
const workloadsOf = (content: ProjectContent, now: number) => {
  const isOwned = ({ metadata }: KubeObject): boolean =>
    metadata.ownerReferences?.some(({ controller }) => controller) ?? false;
  const first = [
    ...content.deploymentConfigs.map((config) =>
      withBuild(workloadOfConfig(config, content.replicationControllers, now), content, now),
    ),
    ...content.statefulSets.map((set) => workloadOfStatefulSet(set, now)),
    ...content.deployments.map((deployment) =>
      withBuild(workloadOfDeployment(deployment, content.replicaSets, now), content, now),
    ),
  ];
  const others = [
    ...content.replicationControllers
      .filter((each) => !isOwned(each))
      .map((each) => workloadOfController('rc', each, now)),
    ...content.replicaSets.filter((each) => !isOwned(each)).map((each) => workloadOfController('rs', each, now)),
    ...content.daemonSets.map((set) => workloadOfDaemonSet(set, now)),
  ];
  return {
    behind: [...first.sort((a, b) => rankIn(ALONE, a) - rankIn(ALONE, b)), ...others],
    first: first.length,
    jobs: content.jobs.filter((job) => !isOwned(job)).map((job) => workloadOfJob(job, now)),
    pods: content.pods
      .filter((pod) => !isOwned(pod))
      .map((pod) => ({ ...workloadOfPod(pod), isBoring: isBoring(pod) })),
  };
};

const isBoring = ({ metadata, status }: Pod): boolean =>
  metadata.labels?.[deployerLabel] !== undefined || ['Succeeded', 'Failed'].includes(status?.phase ?? '');

/** What builds the tag that a workload follows is told with it. */
const withBuild = (workload: Workload, content: ProjectContent, now: number): Workload => {
  const config = content.buildConfigs.find(
    (each) => workload.deploys === `istag/${builtTag(each)} ` && each.metadata.namespace === workload.namespace,
  );
  if (!config) return workload;
  const details = buildDetails(config, content, now, workload.rollouts.length === 0).map((line) => `  ${line}`);
  const deploys = `${workload.deploys}<- ${buildText(config)}${baseText(config, [], content.streams)} `;
  return { ...workload, deploys, rollouts: [...details, ...workload.rollouts] };
};

/** Builds whose tag no workload follows. */
const buildBlocks = (content: ProjectContent, workloads: readonly Workload[], now: number): string[][] => {
  const alone = content.buildConfigs.filter(
    (config) =>
      !workloads.some(
        ({ deploys, namespace }) =>
          namespace === config.metadata.namespace && deploys.includes(`<- ${buildText(config)}`),
      ),
  );
  const isOne = content.project !== undefined;
  return alone.map((config) => [
    `${buildText(config, isOne)}${baseText(config, alone, content.streams)}`,
    ...(outputText(config) === '' ? [] : [`  -> ${outputText(config, isOne)}`]),
    ...buildDetails(config, content, now, true).map((line) => `  ${line}`),
  ]);
};

const workloadLines = ({ name, verb, deploys, rollouts }: Workload, place = ''): string[] => [
  `${name}${place} ${verb} ${deploys}`,
  ...rollouts.map((rollout) => `  ${rollout}`),
];

const isBehind = ({ metadata, spec }: Service, { labels, namespace }: Workload): boolean => {
  const selector = Object.entries(spec.selector ?? {});
  return (
    metadata.namespace === namespace && selector.length > 0 && selector.every(([key, value]) => labels[key] === value)
  );
};

const severities = [
  ['error', 'Errors'],
  ['warning', 'Warnings'],
  ['info', 'Info'],
] as const;

/** Errors are always told, the rest when it was asked for. */
const remarks = (markers: readonly Marker[], suggest: boolean): string => {
  const parts = severities.flatMap(([severity, title]) => {
    const own = markers.filter((marker) => marker.severity === severity);
    if (own.length === 0 || (severity !== 'error' && !suggest)) return [];
    const lines = own.map(
      ({ message, suggestion }) => `  * ${message}\n${suggestion !== undefined && suggest ? advice(suggestion) : ''}`,
    );
    return [`${title}:\n${lines.join('')}`];
  });
  const closes = markers.some(({ severity }) => severity !== 'warning' || suggest);
  return `${parts.join('\n')}${closes ? '\n' : ''}`;
};

const advice = (suggestion: string): string =>
  suggestion.includes('\n')
    ? `\n${suggestion
        .split('\n')
        .map((line) => `    ${line}\n`)
        .join('')}`
    : `    try: ${suggestion}\n`;

const summary = (markers: readonly Marker[], suggest: boolean, isEmpty: boolean): string => {
  const counts = severities.flatMap(([severity]) => {
    const { length } = markers.filter((marker) => marker.severity === severity);
    return length === 0 ? [] : [`${length} ${severity}${length > 1 ? 's' : ''}`];
  });
  const hasHints = markers.some(({ severity, suggestion }) => severity !== 'error' || suggestion !== undefined);
  if (!suggest && hasHints) return `${counts.join(', ')} identified, use 'oc status --suggest' to see details.`;
  if (isEmpty)
    return "You have no services, deployment configs, or build configs.\nRun 'oc new-app' to create an application.";
  return "View details with 'oc describe <resource>/<name>' or list resources with 'oc get all'.";
};
