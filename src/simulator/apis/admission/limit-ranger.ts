import { limitRangeKind, podKind } from '../../../resources/kinds/kinds.ts';
import { groupResource } from '../../../resources/kinds/resource-kind.ts';
import type { Limit, LimitRange } from '../../../resources/projects/limit-range.ts';
import { parseQuantity } from '../../../resources/quantities/parse-quantity.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Container } from '../../../resources/workloads/pod-spec.ts';
import type { Admission } from '../../apimachinery/admission.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { forbidden } from '../../apimachinery/status-error.ts';
import { qualityOfService } from '../pod-template/quality-of-service.ts';

/**
 * Gives containers the default limits and requests of their namespace, and refuses pods outside its bounds.
 *
 * @see https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export const limitRanger = (listers: Listers): Admission => {
  const ranges = listers.of<LimitRange>(limitRangeKind);
  return ({ operation, kind, object, context }) => {
    if (operation !== 'CREATE' || groupResource(kind) !== groupResource(podKind)) return;
    const { metadata, spec, status } = object as Pod;
    const limits = ranges.list(context.namespace ?? '').flatMap((range) => range.spec?.limits ?? []);
    const ofContainers = limits.filter(({ type }) => type === 'Container');
    if (ofContainers.length === 0) return;
    const containers = [...(spec.initContainers ?? []), ...spec.containers];
    for (const limit of ofContainers) for (const container of containers) applyDefaults(container, limit);
    if (status !== undefined) status.qosClass = qualityOfService(spec);
    const findings = ofContainers.flatMap((limit) => containers.flatMap((container) => violations(container, limit)));
    if (findings.length > 0)
      throw forbidden(
        kind,
        metadata.name,
        findings.length === 1 ? (findings[0] as string) : `[${findings.join(', ')}]`,
      );
  };
};

const applyDefaults = (container: Container, limit: Limit): void => {
  const { limits, requests } = container.resources ?? {};
  const allLimits = { ...limit.default, ...limits };
  const allRequests = { ...(limit.defaultRequest ?? limit.default), ...limits, ...requests };
  container.resources = {
    ...(Object.keys(allLimits).length === 0 ? {} : { limits: allLimits }),
    ...(Object.keys(allRequests).length === 0 ? {} : { requests: allRequests }),
  };
};

const violations = ({ resources }: Container, { min = {}, max = {} }: Limit): string[] => [
  ...Object.entries(max).flatMap(([name, bound]) => {
    const value = resources?.limits?.[name];
    if (value === undefined) return [`maximum ${name} usage per Container is ${bound}.  No limit is specified`];
    return exceeds(value, bound) ? [`maximum ${name} usage per Container is ${bound}, but limit is ${value}`] : [];
  }),
  ...Object.entries(min).flatMap(([name, bound]) => {
    const value = resources?.requests?.[name];
    if (value === undefined) return [`minimum ${name} usage per Container is ${bound}.  No request is specified`];
    return exceeds(bound, value) ? [`minimum ${name} usage per Container is ${bound}, but request is ${value}`] : [];
  }),
];

const exceeds = (value: string, bound: string): boolean => (parseQuantity(value) ?? 0) > (parseQuantity(bound) ?? 0);
