import type { KubeObject } from '../../resources/kube-object.ts';
import type { Service } from '../../resources/service.ts';
import { baseText, buildDetails, buildText, builtTag, outputText } from './build-lines.ts';
import { type Marker, markersOf } from './markers.ts';
import type { ProjectContent } from './project-content.ts';
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
  const { name, annotations } = content.project.metadata;
  const title = annotations?.['openshift.io/display-name'];
  const head = `In project ${title ? `${title} (${name})` : name} on server ${content.server}\n`;
  const all = workloadsOf(content, now);
  const { services, deploymentConfigs, buildConfigs } = content;
  const isAlone = (workload: Workload): boolean => !services.some((service) => isBehind(service, workload));
  const blocks = [
    ...services.map((service) => [
      ...serviceLines(service, content.routes).map((line, index) => (index === 0 ? line : `  ${line}`)),
      ...all.behind
        .filter((workload) => isBehind(service, workload))
        .flatMap((workload) => workloadLines(workload).map((line) => `  ${line}`)),
    ]),
    ...all.behind.slice(0, all.first).filter(isAlone).map(workloadLines),
    ...buildBlocks(content, now),
    ...all.behind.slice(all.first).filter(isAlone).map(workloadLines),
    ...all.alone.map(workloadLines),
  ];
  const markers = markersOf(content, now);
  const isEmpty = services.length + deploymentConfigs.length + buildConfigs.length === 0;
  const body = blocks.map((lines) => `\n${lines.map((line) => `${line}\n`).join('')}`).join('');
  return `${head}${body}\n${remarks(markers, suggest)}${summary(markers, suggest, isEmpty)}\n`;
};

/** `behind`: what a service may send its traffic to, its `first` ones are told before builds; `alone`: the rest. */
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
  const order = ['dc/', 'deployment/', 'statefulset/'];
  const rank = ({ name }: Workload): number => order.findIndex((prefix) => name.startsWith(prefix));
  const pods = content.pods.filter(
    (pod) =>
      !isOwned(pod) &&
      !pod.metadata.labels?.['openshift.io/deployer-pod-for.name'] &&
      !['Succeeded', 'Failed'].includes(pod.status?.phase ?? ''),
  );
  const others = [
    ...content.replicationControllers
      .filter((each) => !isOwned(each))
      .map((each) => workloadOfController('rc', each, now)),
    ...content.replicaSets.filter((each) => !isOwned(each)).map((each) => workloadOfController('rs', each, now)),
    ...content.daemonSets.map((set) => workloadOfDaemonSet(set, now)),
  ];
  return {
    behind: [...first.sort((a, b) => rank(a) - rank(b)), ...others],
    first: first.length,
    alone: [
      ...content.jobs.filter((job) => !isOwned(job)).map((job) => workloadOfJob(job, now)),
      ...pods.map(workloadOfPod),
    ],
  };
};

/** What builds the tag that a workload follows is told with it. */
const withBuild = (workload: Workload, content: ProjectContent, now: number): Workload => {
  const config = content.buildConfigs.find((each) => workload.deploys === `istag/${builtTag(each)} `);
  if (!config) return workload;
  const details = buildDetails(config, content, now, workload.rollouts.length === 0).map((line) => `  ${line}`);
  const deploys = `${workload.deploys}<- ${buildText(config)}${baseText(config, [], content.streams)} `;
  return { ...workload, deploys, rollouts: [...details, ...workload.rollouts] };
};

/** Builds whose tag no workload follows. */
const buildBlocks = (content: ProjectContent, now: number): string[][] => {
  const alone = content.buildConfigs.filter(
    (config) => !workloadsOf(content, now).behind.some(({ deploys }) => deploys.includes(`<- ${buildText(config)}`)),
  );
  return alone.map((config) => [
    `${buildText(config)}${baseText(config, alone, content.streams)}`,
    ...(outputText(config) === '' ? [] : [`  -> ${outputText(config)}`]),
    ...buildDetails(config, content, now, true).map((line) => `  ${line}`),
  ]);
};

const workloadLines = ({ name, verb, deploys, rollouts }: Workload): string[] => [
  `${name} ${verb} ${deploys}`,
  ...rollouts.map((rollout) => `  ${rollout}`),
];

const isBehind = ({ spec }: Service, { labels }: Workload): boolean => {
  const selector = Object.entries(spec.selector ?? {});
  return selector.length > 0 && selector.every(([key, value]) => labels[key] === value);
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
