import { limitRangeKind, podKind } from '../../../resources/kinds/kinds.ts';
import { groupResource } from '../../../resources/kinds/resource-kind.ts';
import type { LimitRange } from '../../../resources/projects/limit-range.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Container, ResourceList } from '../../../resources/workloads/pod-spec.ts';
import type { Admission } from '../../apimachinery/admission.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { qualityOfService } from '../pod-template/quality-of-service.ts';

const SET = 'kubernetes.io/limit-ranger';

/**
 * Gives containers the default limits and requests of their namespace, and notes on the pod what it gave.
 *
 * @see https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export const limitRanger = (listers: Listers): Admission => {
  const ranges = listers.of<LimitRange>(limitRangeKind);
  return ({ operation, kind, object, context }) => {
    if (operation !== 'CREATE' || groupResource(kind) !== groupResource(podKind)) return;
    const pod = object as Pod;
    const all = ranges.list(context.namespace ?? '');
    for (const range of all) applyDefaults(pod, range);
    if (all.length > 0 && pod.status !== undefined) pod.status.qosClass = qualityOfService(pod.spec);
  };
};

const applyDefaults = (pod: Pod, { spec }: LimitRange): void => {
  const ofContainers = (spec?.limits ?? []).filter(({ type }) => type === 'Container');
  const limits: ResourceList = Object.assign({}, ...ofContainers.map((limit) => limit.default ?? {}));
  const requests: ResourceList = Object.assign({}, ...ofContainers.map((limit) => limit.defaultRequest ?? {}));
  const given = [
    ...pod.spec.containers.flatMap((container) => fill(container, limits, requests, 'container')),
    ...(pod.spec.initContainers ?? []).flatMap((container) => fill(container, limits, requests, 'init container')),
  ];
  if (given.length > 0)
    pod.metadata.annotations = { ...pod.metadata.annotations, [SET]: `LimitRanger plugin set: ${given.join('; ')}` };
};

/** What was given is told in words. */
const fill = (container: Container, limits: ResourceList, requests: ResourceList, word: string): string[] => {
  const own = container.resources ?? {};
  const lacking = (defaults: ResourceList, list: ResourceList = {}): string[] =>
    Object.keys(defaults)
      .filter((name) => list[name] === undefined)
      .sort();
  const [ofRequests, ofLimits] = [lacking(requests, own.requests), lacking(limits, own.limits)];
  if (ofRequests.length > 0) own.requests = { ...requests, ...own.requests };
  if (ofLimits.length > 0) own.limits = { ...limits, ...own.limits };
  container.resources = own;
  return [
    ...(ofRequests.length > 0 ? [`${ofRequests.join(', ')} request for ${word} ${container.name}`] : []),
    ...(ofLimits.length > 0 ? [`${ofLimits.join(', ')} limit for ${word} ${container.name}`] : []),
  ];
};
