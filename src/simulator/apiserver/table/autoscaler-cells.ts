import type {
  HorizontalPodAutoscaler,
  MetricSpec,
  MetricStatus,
} from '../../../resources/workloads/horizontal-pod-autoscaler.ts';
import { ageOf } from './age.ts';
import type { CellPrinter } from './table.ts';

/** `autoscaling/v1` names the one metric that it knows in a field of its own. */
type Autoscaler = HorizontalPodAutoscaler & { spec: { targetCPUUtilizationPercentage?: number } };

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/printers/internalversion/printers.go */
export const horizontalPodAutoscalerCells: CellPrinter<Autoscaler> = ({ metadata, spec, status }, now) => [
  metadata.name,
  `${spec.scaleTargetRef?.kind}/${spec.scaleTargetRef?.name}`,
  metricsCell(metricsOf(spec), status?.currentMetrics ?? []),
  String(spec.minReplicas ?? '<unset>'),
  spec.maxReplicas ?? 0,
  status?.currentReplicas ?? 0,
  ageOf(metadata.creationTimestamp, now),
];

const metricsOf = ({ metrics = [], targetCPUUtilizationPercentage: share }: Autoscaler['spec']): MetricSpec[] =>
  share === undefined
    ? metrics
    : [{ type: 'Resource', resource: { name: 'cpu', target: { averageUtilization: share } } }, ...metrics];

/** So many metrics are shown, and how many more there are. */
const SHOWN = 2;

const metricsCell = (metrics: readonly MetricSpec[], measured: readonly MetricStatus[]): string => {
  if (metrics.length === 0) return '<none>';
  const shown = metrics.slice(0, SHOWN).map((metric, index) => metricText(metric, measured[index]));
  const more = metrics.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` + ${more} more...` : '');
};

const UNKNOWN = '<unknown>';

const metricText = (metric: MetricSpec, measured: MetricStatus | undefined): string => {
  const { type, resource, containerResource, pods, object, external } = metric;
  if (type === 'Resource') return resourceText(resource, measured?.resource);
  if (type === 'ContainerResource') return resourceText(containerResource, measured?.containerResource);
  const current = (measured?.pods ?? measured?.object ?? measured?.external)?.current;
  if (type === 'Pods') return `${current?.averageValue ?? UNKNOWN}/${pods?.target.averageValue}`;
  const { averageValue, value } = (object ?? external)?.target ?? {};
  return averageValue === undefined
    ? `${current?.value ?? UNKNOWN}/${value}`
    : `${current?.averageValue ?? UNKNOWN}/${averageValue} (avg)`;
};

const resourceText = (metric: MetricSpec['resource'], measured: MetricStatus['resource']): string => {
  const { averageValue, averageUtilization: share } = metric?.target ?? {};
  const { averageValue: amount, averageUtilization: used } = measured?.current ?? {};
  const percent = (value: number | undefined, without: string): string => (value === undefined ? without : `${value}%`);
  return averageValue === undefined
    ? `${metric?.name}: ${percent(used, UNKNOWN)}/${percent(share, '<auto>')}`
    : `${metric?.name}: ${amount ?? UNKNOWN}/${averageValue}`;
};
