import { groupResource, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { QuotaEvaluator } from './quota-evaluator.ts';

/** Kinds that have a resource name from before all kinds could be counted. */
const olderNames: Readonly<Record<string, string>> = {
  configmaps: 'configmaps',
  resourcequotas: 'resourcequotas',
  replicationcontrollers: 'replicationcontrollers',
  secrets: 'secrets',
  'imagestreams.image.openshift.io': 'openshift.io/imagestreams',
};

/** Counts the objects of a kind: `count/deployments.apps`, and by its older name where it has one. */
export const countEvaluator = (kind: ResourceKind): QuotaEvaluator => {
  const resource = groupResource(kind);
  const older = olderNames[resource];
  const names = [countName(resource), ...(older === undefined ? [] : [older])];
  const usage = Object.fromEntries(names.map((name) => [name, '1']));
  return { ...unscoped, operations: ['CREATE'], measures: (name) => names.includes(name), usage: () => ({ ...usage }) };
};

export const countName = (resource: string): string => `count/${resource}`;

/** What all evaluators but that of pods have in common. */
export const unscoped = {
  charges: true,
  matchesScope: (): boolean => false,
  lacks: (): undefined => undefined,
};
