import { conditionOf } from '../../../resources/metadata/condition.ts';
import type { Service } from '../../../resources/networking/service.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';

/** The annotation that tells when what led to the present endpoints happened. */
export const TRIGGER_TIME = 'endpoints.kubernetes.io/last-change-trigger-time';

/** Remembers by service what has been seen to happen, to tell what is new. */
export interface TriggerTimes {
  /** When the first thing happened that was not known: the service was made, or a pod became ready or no longer ready. */
  next(service: Service, pods: readonly Pod[]): string | undefined;
  forget(key: string): void;
}

/** Times are text with seconds, so that their order is that of their letters. */
export const createTriggerTimes = (): TriggerTimes => {
  const known = new Map<string, Map<string, string>>();
  return {
    next: (service, pods) => {
      const key = `${service.metadata.namespace}/${service.metadata.name}`;
      const before = known.get(key);
      const now = new Map([['', service.metadata.creationTimestamp ?? ''], ...pods.map(readiness)]);
      known.set(key, now);
      return [...now].flatMap(([name, time]) => (time > (before?.get(name) ?? '') ? [time] : [])).sort()[0];
    },
    forget: (key) => void known.delete(key),
  };
};

const readiness = ({ metadata, status }: Pod): [name: string, time: string] => [
  metadata.name,
  conditionOf(status?.conditions, 'Ready')?.lastTransitionTime ?? '',
];
