import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Condition } from '../../../resources/metadata/condition.ts';
import type { HorizontalPodAutoscaler } from '../../../resources/workloads/horizontal-pod-autoscaler.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import type { KindFinder } from '../../apimachinery/kind-finder.ts';
import { StatusError } from '../../apimachinery/status-error.ts';
import { metricFailure } from './metric-failure.ts';
import { reportAutoscaler } from './report-autoscaler.ts';

/** What a look at an autoscaler comes to. */
export interface Decision {
  readonly conditions: readonly Required<Pick<Condition, 'type' | 'status' | 'reason' | 'message'>>[];
  /** Absent when the target could not be asked. */
  readonly currentReplicas?: number;
  /** Absent when nobody knows how many there should be. */
  readonly desiredReplicas?: number;
  readonly isRescaled?: boolean;
  /** Whether the metrics were asked for. */
  readonly hasMetrics?: boolean;
}

interface Scale extends KubeObject {
  spec: { replicas?: number };
  status?: { selector?: string | Record<string, string>; targetSelector?: string };
}

/** Brings the target of an autoscaler back within its bounds, and tells in events what it did or could not do. */
export const decideReplicas = async (
  autoscaler: HorizontalPodAutoscaler,
  findKind: KindFinder,
  context: ControllerContext,
): Promise<Decision> => {
  const { scaleTargetRef, maxReplicas, minReplicas = 1 } = autoscaler.spec;
  const { namespace } = autoscaler.metadata;
  let kind: ResourceKind;
  let scale: Scale;
  try {
    kind = kindOf(scaleTargetRef, findKind);
    scale = await scaleOf(kind, namespace as string, scaleTargetRef.name, context);
  } catch (error) {
    const { message } = error as Error;
    await reportAutoscaler(autoscaler, 'Warning', 'FailedGetScale', message, context);
    return {
      conditions: [ableToScale('False', 'FailedGetScale', `${UNABLE} get the target's current scale: ${message}`)],
    };
  }
  const currentReplicas = scale.spec.replicas ?? 0;
  const known = ableToScale('True', 'SucceededGetScale', `${ABLE} get the target's current scale`);
  if (currentReplicas === 0 && minReplicas !== 0)
    return { conditions: [known, disabled], currentReplicas, desiredReplicas: 0 };
  const bound =
    currentReplicas > maxReplicas
      ? { replicas: maxReplicas, reason: 'Current number of replicas above Spec.MaxReplicas' }
      : currentReplicas < minReplicas
        ? { replicas: minReplicas, reason: 'Current number of replicas below Spec.MinReplicas' }
        : undefined;
  if (bound === undefined)
    return { conditions: [known, await inactive(autoscaler, scale, context)], currentReplicas, hasMetrics: true };
  return rescale(autoscaler, kind, currentReplicas, bound, context);
};

const ABLE = 'the HPA controller was able to';
const UNABLE = 'the HPA controller was unable to';

const ableToScale = (status: 'True' | 'False', reason: string, message: string): Decision['conditions'][number] => ({
  type: 'AbleToScale',
  status,
  reason,
  message,
});

const scalingInactive = (reason: string, message: string): Decision['conditions'][number] => ({
  type: 'ScalingActive',
  status: 'False',
  reason,
  message,
});

const disabled = scalingInactive(
  'ScalingDisabled',
  'scaling is disabled since the replica count of the target is zero',
);

const kindOf = (
  { apiVersion = '', kind }: HorizontalPodAutoscaler['spec']['scaleTargetRef'],
  findKind: KindFinder,
): ResourceKind => {
  const parts = apiVersion.split('/');
  if (parts.length > 2) throw new Error(`unexpected GroupVersion string: ${apiVersion}`);
  const group = parts.length === 2 ? (parts[0] as string) : '';
  const found = findKind(group, kind);
  if (found === undefined) throw new Error(`no matches for kind "${kind}" in group "${group}"`);
  return found;
};

/** @throws Error with the words of the server, also when objects of the kind cannot be scaled */
const scaleOf = async (
  kind: ResourceKind,
  namespace: string,
  name: string,
  { client }: ControllerContext,
): Promise<Scale> => {
  try {
    return await client.getAt<Scale>(kind, namespace, name, 'scale');
  } catch (error) {
    throw error instanceof StatusError ? error : new Error('the server could not find the requested resource');
  }
};

const rescale = async (
  autoscaler: HorizontalPodAutoscaler,
  kind: ResourceKind,
  currentReplicas: number,
  { replicas, reason }: { replicas: number; reason: string },
  context: ControllerContext,
): Promise<Decision> => {
  const { namespace } = autoscaler.metadata;
  try {
    await context.client.modify<Scale>(
      kind,
      namespace,
      autoscaler.spec.scaleTargetRef.name,
      (scale) => ({ ...scale, spec: { ...scale.spec, replicas } }),
      'scale',
    );
  } catch (error) {
    const { message } = error as Error;
    const text = `New size: ${replicas}; reason: ${reason}; error: ${message}`;
    await reportAutoscaler(autoscaler, 'Warning', 'FailedRescale', text, context);
    return {
      conditions: [ableToScale('False', 'FailedUpdateScale', `${UNABLE} update the target scale: ${message}`)],
      currentReplicas,
    };
  }
  const size = `New size: ${replicas}; reason: ${reason}`;
  await reportAutoscaler(autoscaler, 'Normal', 'SuccessfulRescale', size, context);
  const done = ableToScale('True', 'SucceededRescale', `${ABLE} update the target scale to ${replicas}`);
  return { conditions: [done], currentReplicas, desiredReplicas: replicas, isRescaled: true };
};

/** Without anybody who measures there is no number to aim at. @returns the condition that says why */
const inactive = async (
  autoscaler: HorizontalPodAutoscaler,
  { status }: Scale,
  context: ControllerContext,
): Promise<Decision['conditions'][number]> => {
  const report = (reason: string, message: string): Promise<void> =>
    reportAutoscaler(autoscaler, 'Warning', reason, message, context);
  const selector = status?.targetSelector ?? status?.selector;
  if (selector === undefined || selector === '') {
    await report('SelectorRequired', 'selector is required');
    await report('FailedComputeMetricsReplicas', 'selector is required');
    return scalingInactive('InvalidSelector', "the HPA target's scale is missing a selector");
  }
  const failures = (autoscaler.spec.metrics ?? []).map((metric) =>
    metricFailure(metric, autoscaler.metadata.namespace as string),
  );
  for (const { reason, message } of failures) await report(reason, message);
  const [first] = failures;
  const counts = `${failures.length} invalid out of ${failures.length}`;
  await report('FailedComputeMetricsReplicas', `invalid metrics (${counts}), first error is: ${first?.summary}`);
  return scalingInactive(first?.reason as string, `the HPA was unable to compute the replica count: ${first?.message}`);
};
