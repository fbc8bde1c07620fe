import { horizontalPodAutoscalerKind } from '../../../resources/kinds/kinds.ts';
import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import { updateObject } from '../../apimachinery/registry/update-object.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import type { Change, RestStorage, Updated } from '../../apimachinery/rest-storage.ts';
import { type Behavior, currentBehavior, earlierBehavior } from './earlier-behavior.ts';
import { currentMetric, earlierMetric, type Metric } from './earlier-metrics.ts';

/** The version whose only metric is the use of the processor. */
const kind: ResourceKind = { ...horizontalPodAutoscalerKind, version: 'v1' };

type Autoscaler = KubeObject & {
  spec?: { metrics?: Metric[]; behavior?: Behavior; targetCPUUtilizationPercentage?: number };
  status?: { currentMetrics?: Metric[] | null; conditions?: unknown[]; currentCPUUtilizationPercentage?: number };
};

/**
 * The same autoscalers in autoscaling/v1, which `oc status` still asks for. What it has no fields for stands in annotations.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v1/
 */
export const earlierAutoscalers = (storage: RegistryStore): RestStorage => {
  const own = (context: RequestContext): RequestContext => ({ ...context, version });
  const version: RestStorage = {
    kind,
    convert: async (object) => earlier(object),
    tracksFields: true,
    get: async (context, name) => earlier(await storage.get(context, name)),
    list: async (context, options) => {
      const { metadata, items } = await storage.list(context, options);
      return { apiVersion: apiVersionOf(kind), kind: `${kind.kind}List`, metadata, items: items.map(earlier) };
    },
    create: async (context, sent) => earlier(await storage.create(own(context), current(sent))),
    watch: (context, options, sink) =>
      storage.watch(context, options, (change) => sink({ ...change, object: earlier(change.object) })),
    update: async (context, name, change) => shown(await storage.update(own(context), name, translated(change))),
    delete: (context, name, options) => storage.delete(own(context), name, options),
    deleteCollection: async (context, options, select) => {
      const list = await storage.deleteCollection(own(context), options, select);
      return { ...list, apiVersion: apiVersionOf(kind), items: list.items.map(earlier) };
    },
    subresources: {
      status: {
        kind,
        get: async (context, name) => earlier(await storage.get(context, name)),
        update: async (context, name, change) =>
          shown(await updateObject(storage, own(context), name, translated(change), 'status')),
      },
    },
  };
  return version;
};

/** An autoscaler of either version in the one in which it is kept. */
export const currentAutoscaler = async (object: KubeObject): Promise<KubeObject> =>
  object.apiVersion === apiVersionOf(kind) ? current(object) : object;

const translated =
  (change: Change): Change =>
  async (old) =>
    current(await change(old && earlier(old)));

const shown = ({ object, created }: Updated): Updated => ({ object: earlier(object), created });

/** Where autoscaling/v1 keeps what it has no fields for. */
const annotation = {
  metrics: 'autoscaling.alpha.kubernetes.io/metrics',
  measured: 'autoscaling.alpha.kubernetes.io/current-metrics',
  behavior: 'autoscaling.alpha.kubernetes.io/behavior',
  conditions: 'autoscaling.alpha.kubernetes.io/conditions',
} as const;

const earlier = (object: KubeObject): KubeObject => {
  const {
    metadata,
    spec: { metrics = [], behavior, ...spec } = {},
    status: { currentMetrics, conditions = [], ...status } = {},
    ...rest
  } = object as Autoscaler;
  const target = metrics.map(wishedUse).find((percentage) => percentage !== undefined);
  const used = cpuOf(currentMetrics?.findLast((metric) => cpuOf(metric)))?.current?.averageUtilization;
  const others = metrics.filter((metric) => wishedUse(metric) === undefined);
  const annotations = {
    ...withoutOwn(metadata.annotations),
    ...text(annotation.metrics, others.map(earlierMetric)),
    ...text(annotation.measured, (currentMetrics ?? []).map(earlierMetric)),
    ...(behavior === undefined ? {} : { [annotation.behavior]: JSON.stringify(earlierBehavior(behavior)) }),
    ...text(annotation.conditions, conditions),
  };
  return {
    ...rest,
    apiVersion: apiVersionOf(kind),
    metadata: withAnnotations(metadata, annotations),
    spec: { ...spec, ...(target === undefined ? {} : { targetCPUUtilizationPercentage: target }) },
    // What the present version leaves out while it is 0, the earlier one has.
    status: { currentReplicas: 0, ...status, ...(used === undefined ? {} : { currentCPUUtilizationPercentage: used }) },
  } as KubeObject;
};

const current = (object: KubeObject): KubeObject => {
  const {
    metadata,
    spec: { targetCPUUtilizationPercentage: percentage, ...spec } = {},
    status: { currentCPUUtilizationPercentage: used, ...status } = {},
    ...rest
  } = object as Autoscaler;
  const told = <T>(name: string): T | undefined => parsed<T>(metadata.annotations?.[name]);
  const target = { type: 'Utilization', averageUtilization: percentage };
  const metrics = [
    ...(told<Metric[]>(annotation.metrics) ?? []).map((metric) => currentMetric(metric, 'target')),
    ...(percentage === undefined ? [] : [{ type: 'Resource', resource: { name: 'cpu', target } }]),
  ];
  const measured =
    told<Metric[]>(annotation.measured)?.map((metric) => currentMetric(metric, 'current')) ??
    (used === undefined
      ? undefined
      : [{ type: 'Resource', resource: { name: 'cpu', current: { averageUtilization: used } } }]);
  const behavior = currentBehavior(told(annotation.behavior) ?? {});
  const conditions = told<unknown[]>(annotation.conditions);
  return {
    ...rest,
    apiVersion: apiVersionOf(horizontalPodAutoscalerKind),
    metadata: withAnnotations(metadata, withoutOwn(metadata.annotations)),
    spec: { ...spec, ...(metrics.length === 0 ? {} : { metrics }), ...(behavior === undefined ? {} : { behavior }) },
    status: {
      ...status,
      ...(measured === undefined ? {} : { currentMetrics: measured }),
      ...(conditions === undefined ? {} : { conditions }),
    },
  } as KubeObject;
};

interface CpuMetric {
  readonly name?: string;
  readonly target?: { readonly averageUtilization?: number };
  readonly current?: { readonly averageUtilization?: number };
}

const cpuOf = (metric: Metric | undefined): CpuMetric | undefined => {
  const resource = metric?.type === 'Resource' ? (metric['resource'] as CpuMetric | undefined) : undefined;
  return resource?.name === 'cpu' ? resource : undefined;
};

/** The only wish that autoscaling/v1 has a field for. */
const wishedUse = (metric: Metric): number | undefined => cpuOf(metric)?.target?.averageUtilization;

type Annotations = Readonly<Record<string, string>>;

const withoutOwn = (annotations: Annotations = {}): Annotations =>
  Object.fromEntries(
    Object.entries(annotations).filter(([name]) => !(Object.values(annotation) as string[]).includes(name)),
  );

const withAnnotations = (
  { annotations: _, ...metadata }: KubeObject['metadata'],
  annotations: Annotations,
): KubeObject['metadata'] => ({ ...metadata, ...(Object.keys(annotations).length === 0 ? {} : { annotations }) });

const text = (name: string, list: readonly unknown[]): Annotations =>
  list.length === 0 ? {} : { [name]: JSON.stringify(list) };

/** An annotation that somebody has spoilt is ignored. */
const parsed = <T>(text: string | undefined): T | undefined => {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
};
