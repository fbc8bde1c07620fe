import type { Clock } from '../../ports/clock.ts';
import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Client } from './client.ts';
import type { EventRecorder } from './events/event-recorder.ts';
import type { Lister, Listers } from './lister.ts';
import type { Random } from './random.ts';

/** What a reconcile works with. */
export interface ControllerContext {
  readonly client: Client;
  readonly listers: Listers;
  readonly clock: Clock;
  readonly random: Random;
  readonly events: EventRecorder;
}

/** A kind whose changes set off reconciles. */
export interface WatchedKind<T extends KubeObject = KubeObject> {
  readonly kind: ResourceKind;
  /** The keys to reconcile when `object` changed; `previous` is its state before, `deleted` says that it is gone. */
  keysOf(object: T, change: { previous: T | undefined; deleted: boolean; listers: Listers }): readonly string[];
}

/** What a reconcile asks for besides being called on changes. */
export interface Outcome {
  /** Call again after so many milliseconds, if nothing happens before. */
  readonly requeueAfter?: number;
  /** Call again as soon as all others have had their turn. */
  readonly requeue?: boolean;
}

export type Program =
  | 'cluster-policy-controller'
  | 'kube-apiserver'
  | 'kube-scheduler'
  | 'openshift-controller-manager'
  | 'openshift-router';

/**
 * Brings one object closer to its spec. Called once for each key that needs it, never twice at a time for one key; when
 * it throws it is called again, later each time.
 */
export interface Controller {
  readonly name: string;
  /** The program that it is a part of on a real cluster, which owns the fields it writes. @default kube-controller-manager */
  readonly program?: Program;
  readonly watches: readonly WatchedKind<never>[];
  reconcile(key: string, context: ControllerContext): Promise<Outcome | void>;
  /** Is told once how to ask for a reconcile that no change of an object sets off. */
  started?(add: (key: string) => void): void;
}

/** `namespace/name`, or the bare name of a cluster-scoped object. */
export const keyOf = ({ metadata: { namespace, name } }: KubeObject): string =>
  namespace === undefined ? name : `${namespace}/${name}`;

/** The object that a key names. */
export const byKey = <T extends KubeObject>(lister: Lister<T>, key: string): T | undefined => {
  const slash = key.indexOf('/');
  return slash < 0 ? lister.get(undefined, key) : lister.get(key.slice(0, slash), key.slice(slash + 1));
};

/** Reconciles an object when it changes itself. */
export const watchSelf = (kind: ResourceKind): WatchedKind => ({ kind, keysOf: (object) => [keyOf(object)] });

/** Reconciles the controlling owner of a changed object. */
export const watchOwned = (kind: ResourceKind, ownerKind: ResourceKind): WatchedKind => ({
  kind,
  keysOf: (object) => {
    const owner = object.metadata.ownerReferences?.find((each) => each.controller && each.kind === ownerKind.kind);
    return owner === undefined ? [] : [`${object.metadata.namespace}/${owner.name}`];
  },
});
