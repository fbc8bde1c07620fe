import type {
  HorizontalPodAutoscaler,
  MetricSpec,
  MetricStatus,
  ScalingRules,
} from '../../../resources/workloads/horizontal-pod-autoscaler.ts';
import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { alignKubernetes, annotationLines, dateText, labelLines } from '../kubernetes-lines.ts';

/** What `oc describe hpa` prints. */
export const describeAutoscaler = (
  { metadata, spec, status = {} }: HorizontalPodAutoscaler,
  events: ShownEvents,
  now: number,
): string => {
  const { scaleTargetRef: target, metrics = [], behavior } = spec;
  const { currentReplicas = 0, desiredReplicas = 0, currentMetrics, conditions = [] } = status;
  return alignKubernetes(
    [
      `Name:\t${metadata.name}\nNamespace:\t${metadata.namespace}\n`,
      labelLines('Labels', metadata.labels),
      annotationLines('Annotations', metadata.annotations),
      `CreationTimestamp:\t${dateText(metadata.creationTimestamp)}\n`,
      `Reference:\t${target.kind}/${target.name}\nMetrics:\t( current / target )\n`,
      ...metrics.map((metric, index) => metricLine(metric, currentMetrics?.[index])),
      `Min replicas:\t${spec.minReplicas ?? '<unset>'}\nMax replicas:\t${spec.maxReplicas}\n`,
      behavior
        ? `Behavior:\n${rulesLines('Scale Up', behavior.scaleUp)}${rulesLines('Scale Down', behavior.scaleDown)}`
        : '',
      `${target.kind} pods:\t${currentReplicas} current / ${desiredReplicas} desired\n`,
      conditions.length === 0 ? '' : 'Conditions:\n  Type\tStatus\tReason\tMessage\n  ----\t------\t------\t-------\n',
      ...conditions.map(
        ({ type, status: is, reason = '', message = '' }) => `  ${type}\t${is}\t${reason}\t${message}\n`,
      ),
      describeEvents(events, now),
    ].join(''),
  );
};

const UNKNOWN = '<unknown>';

/** What is measured now and what is aimed at; of several metrics the places in both lists tell which belong together. */
const metricLine = (metric: MetricSpec, measured: MetricStatus | undefined): string => {
  const { type, external, pods, object, resource, containerResource } = metric;
  if (type === 'External' && external) {
    const { averageValue, value = '' } = external.target;
    const current = measured?.external?.current;
    const [what, is, wanted] =
      averageValue === undefined
        ? ['target value', current?.value, value]
        : ['target average value', current?.averageValue, averageValue];
    return `  ${JSON.stringify(external.metric.name)} (${what}):\t${is ?? UNKNOWN} / ${wanted}\n`;
  }
  if (type === 'Pods' && pods)
    return `  ${JSON.stringify(pods.metric.name)} on pods:\t${measured?.pods?.current?.averageValue ?? UNKNOWN} / ${pods.target.averageValue ?? ''}\n`;
  if (type === 'Object' && object) {
    const { target, describedObject, metric: named } = object;
    const current = measured?.object?.current;
    const [what, is, wanted] =
      target.type === 'AverageValue'
        ? ['target average value', current?.averageValue, target.averageValue]
        : ['target value', current?.value, target.value];
    return `  "${named.name}" on ${describedObject.kind}/${describedObject.name} (${what}):\t${is ?? UNKNOWN} / ${wanted ?? ''}\n`;
  }
  const [about, title, current] =
    type === 'Resource'
      ? [resource, `resource ${resource?.name} on pods`, measured?.resource?.current]
      : [
          containerResource,
          `resource ${containerResource?.name} of container "${containerResource?.container}" on pods`,
          measured?.containerResource?.current,
        ];
  if (about === undefined) return `  <unknown metric type ${JSON.stringify(type)}>\n`;
  const { averageValue, averageUtilization: wanted } = about.target;
  if (averageValue !== undefined) return `  ${title}:\t${current?.averageValue ?? UNKNOWN} / ${averageValue}\n`;
  const share = current?.averageUtilization;
  const is = share === undefined ? UNKNOWN : `${share}% (${current?.averageValue ?? '0'})`;
  return `  ${title}  (as a percentage of request):\t${is} / ${wanted === undefined ? '<auto>' : `${wanted}%`}\n`;
};

const rulesLines = (direction: string, rules: ScalingRules | undefined): string => {
  if (!rules) return '';
  const { stabilizationWindowSeconds: seconds, selectPolicy = 'Max', policies } = rules;
  return [
    `  ${direction}:\n`,
    seconds === undefined ? '' : `    Stabilization Window: ${seconds} seconds\n`,
    policies?.length ? `    Select Policy: ${selectPolicy}\n    Policies:\n` : '',
    ...(policies ?? []).map(
      ({ type, value, periodSeconds }) => `      - Type: ${type}\tValue: ${value}\tPeriod: ${periodSeconds} seconds\n`,
    ),
  ].join('');
};
