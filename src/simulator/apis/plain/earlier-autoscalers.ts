import { horizontalPodAutoscalerKind } from '../../../resources/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { apiVersionOf, type ResourceKind } from '../../../resources/resource-kind.ts';
import type { RegistryStore } from '../../apimachinery/registry-store.ts';
import type { Change, RestStorage, Updated } from '../../apimachinery/rest-storage.ts';
import { updateObject } from '../../apimachinery/update-object.ts';

/** The version whose only metric is the use of the processor. */
const kind: ResourceKind = { ...horizontalPodAutoscalerKind, version: 'v1' };

interface Metric {
  type?: string;
  resource?: { name?: string; target?: Target; current?: Target };
}

interface Target {
  type?: string;
  averageUtilization?: number;
}

type Autoscaler = KubeObject & {
  spec?: { metrics?: Metric[]; targetCPUUtilizationPercentage?: number };
  status?: { currentMetrics?: Metric[] | null; conditions?: unknown; currentCPUUtilizationPercentage?: number };
};

/**
 * The same autoscalers in autoscaling/v1, which `oc status` still asks for. Metrics that it has no words for are not shown.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v1/
 */
export const earlierAutoscalers = (storage: RegistryStore): RestStorage => ({
  kind,
  tracksFields: true,
  get: async (context, name) => earlier(await storage.get(context, name)),
  list: async (context, options) => {
    const { metadata, items } = await storage.list(context, options);
    return { apiVersion: apiVersionOf(kind), kind: `${kind.kind}List`, metadata, items: items.map(earlier) };
  },
  create: async (context, sent) => earlier(await storage.create(context, current(sent))),
  watch: (context, options, sink) =>
    storage.watch(context, options, (change) => sink({ ...change, object: earlier(change.object) })),
  update: async (context, name, change) => shown(await storage.update(context, name, translated(change))),
  delete: (context, name, options) => storage.delete(context, name, options),
  deleteCollection: async (context, options, select) => {
    const list = await storage.deleteCollection(context, options, select);
    return { ...list, apiVersion: apiVersionOf(kind), items: list.items.map(earlier) };
  },
  subresources: {
    status: {
      kind,
      get: async (context, name) => earlier(await storage.get(context, name)),
      update: async (context, name, change) =>
        shown(await updateObject(storage, context, name, translated(change), 'status')),
    },
  },
});

const translated =
  (change: Change): Change =>
  async (old) =>
    current(await change(old && earlier(old)));

const shown = ({ object, created }: Updated): Updated => ({ object: earlier(object), created });

const earlier = (object: KubeObject): KubeObject => {
  const {
    spec: { metrics, ...spec } = {},
    status: { currentMetrics, conditions: _, ...status } = {},
    ...rest
  } = object as Autoscaler;
  const target = cpu(metrics)?.target?.averageUtilization;
  const used = cpu(currentMetrics)?.current?.averageUtilization;
  return {
    ...rest,
    apiVersion: apiVersionOf(kind),
    spec: { ...spec, ...(target === undefined ? {} : { targetCPUUtilizationPercentage: target }) },
    status: { ...status, ...(used === undefined ? {} : { currentCPUUtilizationPercentage: used }) },
  } as KubeObject;
};

const current = (object: KubeObject): KubeObject => {
  const {
    spec: { targetCPUUtilizationPercentage: percentage, ...spec } = {},
    status: { currentCPUUtilizationPercentage: used, ...status } = {},
    ...rest
  } = object as Autoscaler;
  const target = { type: 'Utilization', averageUtilization: percentage };
  return {
    ...rest,
    apiVersion: apiVersionOf(horizontalPodAutoscalerKind),
    spec: {
      ...spec,
      ...(percentage === undefined ? {} : { metrics: [{ type: 'Resource', resource: { name: 'cpu', target } }] }),
    },
    status: {
      ...status,
      ...(used === undefined
        ? {}
        : { currentMetrics: [{ type: 'Resource', resource: { name: 'cpu', current: { averageUtilization: used } } }] }),
    },
  } as KubeObject;
};

const cpu = (metrics: readonly Metric[] | null | undefined): Metric['resource'] =>
  metrics?.find(({ type, resource }) => type === 'Resource' && resource?.name === 'cpu')?.resource;
