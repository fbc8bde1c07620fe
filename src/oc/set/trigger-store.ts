import {
  buildConfigKind,
  cronJobKind,
  daemonSetKind,
  deploymentConfigKind,
  deploymentKind,
  statefulSetKind,
} from '../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import { annotationTriggers } from './annotation-triggers.ts';
import { buildTriggers } from './build-triggers.ts';
import { configTriggers } from './config-triggers.ts';
import type { TriggerStore } from './trigger-set.ts';

/** `undefined` for kinds without triggers. */
export const triggerStoreOf = (kind: ResourceKind): TriggerStore | undefined => {
  if (kind === deploymentConfigKind) return configTriggers;
  if (kind === buildConfigKind) return buildTriggers;
  return [deploymentKind, daemonSetKind, statefulSetKind, cronJobKind].includes(kind)
    ? annotationTriggers(kind)
    : undefined;
};
