import {
  cronJobKind,
  daemonSetKind,
  deploymentConfigKind,
  deploymentKind,
  statefulSetKind,
} from '../../resources/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { ResourceKind } from '../../resources/resource-kind.ts';
import { OcError } from '../oc-error.ts';
import { annotationTriggers } from './annotation-triggers.ts';
import { configTriggers } from './config-triggers.ts';

/** A tag that sets the image of containers. */
export interface ImageTrigger {
  /** `<stream>:<tag>` */
  readonly from: string;
  /** Empty: that of the object. */
  readonly namespace: string;
  readonly auto: boolean;
  readonly names: readonly string[];
}

/** What changes an object by itself. */
export interface TriggerSet {
  /** Whether a change of its own fields takes effect at once. */
  readonly config: boolean;
  readonly images: readonly ImageTrigger[];
}

/** Where objects of a kind keep their triggers. */
export interface TriggerStore {
  read(object: KubeObject): TriggerSet;
  /** The strategic merge patch that makes the object have these triggers. */
  patch(object: KubeObject, triggers: TriggerSet): object;
  containersOf(object: KubeObject): readonly string[];
}

/** @throws OcError for kinds without triggers */
export const triggerStoreOf = (kind: ResourceKind, object: KubeObject): TriggerStore => {
  if (kind === deploymentConfigKind) return configTriggers;
  if ([deploymentKind, daemonSetKind, statefulSetKind, cronJobKind].includes(kind)) return annotationTriggers(kind);
  throw new OcError(`object ${kind.plural}/${object.metadata.name} does not support triggers`);
};
