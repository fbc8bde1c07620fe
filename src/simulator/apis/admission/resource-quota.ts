import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ResourceQuota } from '../../../resources/projects/resource-quota.ts';
import { compareQuantities, subtractQuantities } from '../../../resources/quantities/quantity-arithmetic.ts';
import type { ResourceList } from '../../../resources/workloads/pod-spec.ts';
import type { Admission, AdmissionAttributes } from '../../apimachinery/admission.ts';
import type { Client } from '../../apimachinery/client.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { ignoreNotFound } from '../../apimachinery/not-found.ts';
import type { QuotaEvaluator } from '../../apimachinery/quota/quota-evaluator.ts';
import { addUsage, covers, only } from '../../apimachinery/quota/quota-usage.ts';
import { forbidden } from '../../apimachinery/status-error.ts';
import { projectQuotas, type QuotaSource, sharedQuotas } from './quota-source.ts';

/**
 * Refuses what would take more than the quotas of the namespace allow, those of its own and those that it shares with other
 * projects, and counts what it lets pass.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export const resourceQuotaAdmission = (client: Client, listers: Listers, now: () => number): Admission => {
  const sources = [projectQuotas(client, listers), sharedQuotas(client, listers)];
  const countAll = async (attributes: AdmissionAttributes, namespace: string): Promise<void> => {
    const { evaluatorOf } = await import('../../apimachinery/quota/evaluator-of.ts');
    const evaluator = evaluatorOf(attributes.kind, listers);
    for (const source of sources) await count(source, evaluator, attributes, namespace, now);
  };
  return (attributes) => {
    const { namespace } = attributes.context;
    const isLimited = namespace !== undefined && sources.some((source) => source.quotasFor(namespace).length > 0);
    return isLimited ? countAll(attributes, namespace) : undefined;
  };
};

const count = async (
  source: QuotaSource,
  evaluator: QuotaEvaluator,
  attributes: AdmissionAttributes,
  namespace: string,
  now: () => number,
): Promise<void> => {
  const { operation, context, object } = attributes;
  if (operation === 'DELETE' || operation === 'CONNECT' || !evaluator.operations.includes(operation)) return;
  const covering = source.quotasFor(namespace).filter((quota) => covers(quota, evaluator, object));
  for (const quota of covering) checkMeasurable(quota, evaluator, attributes);
  const delta = growth(evaluator, attributes, now());
  if (Object.keys(delta).length === 0) return;
  for (const quota of covering) usedAfter(quota, delta, attributes);
  if (context.dryRun || !evaluator.charges) return;
  for (const quota of covering)
    await source.charge(quota, namespace, (current) => usedAfter(current, delta, attributes)).catch(ignoreNotFound);
};

const checkMeasurable = (quota: ResourceQuota, evaluator: QuotaEvaluator, { kind, object }: AdmissionAttributes) => {
  const { name } = object.metadata;
  const { hard = {}, used = {} } = quota.status ?? {};
  const restricted = Object.keys(hard).filter((resource) => evaluator.measures(resource));
  const lack = evaluator.lacks(restricted, object);
  if (lack !== undefined) throw forbidden(kind, name, `failed quota: ${quota.metadata.name}: ${lack}`);
  if (restricted.every((resource) => used[resource] !== undefined)) return;
  const unknown = restricted.toSorted().join(',');
  throw forbidden(kind, name, `status unknown for quota: ${quota.metadata.name}, resources: ${unknown}`);
};

/** What is taken besides what the object took before. */
const growth = (evaluator: QuotaEvaluator, { object, old }: AdmissionAttributes, now: number): ResourceList => {
  const before: ResourceList = old === undefined ? {} : evaluator.usage(old, now);
  const entries = Object.entries(evaluator.usage(object as KubeObject, now)).map(
    ([name, value]) => [name, before[name] === undefined ? value : subtractQuantities(value, before[name])] as const,
  );
  return Object.fromEntries(entries.filter(([, value]) => compareQuantities(value, '0') > 0));
};

/** @throws StatusError 403 when that is more than there may be */
const usedAfter = (
  { metadata, status }: ResourceQuota,
  delta: ResourceList,
  { kind, object }: AdmissionAttributes,
): ResourceList => {
  const { hard = {}, used = {} } = status ?? {};
  const requested = only(delta, Object.keys(hard));
  const next = addUsage(used, requested);
  const exceeded = Object.keys(requested).filter((name) => compareQuantities(next[name] ?? '0', hard[name] ?? '0') > 0);
  if (exceeded.length === 0) return next;
  const [asked, taken, limit] = [requested, used, hard].map((list) => listText(only(list, exceeded)));
  const why = `exceeded quota: ${metadata.name}, requested: ${asked}, used: ${taken}, limited: ${limit}`;
  throw forbidden(kind, object.metadata.name, why);
};

const listText = (list: ResourceList): string =>
  Object.keys(list)
    .toSorted()
    .map((name) => `${name}=${list[name]}`)
    .join(',');
