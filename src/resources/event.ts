import type { KubeObject } from './kube-object.ts';

/** An event of the core group; those of events.k8s.io carry `eventTime` instead of the two time stamps. */
export interface Event extends KubeObject {
  involvedObject: { kind?: string; namespace?: string; name?: string; uid?: string };
  type?: string;
  reason?: string;
  message?: string;
  count?: number | null;
  firstTimestamp?: string | null;
  lastTimestamp?: string | null;
  eventTime?: string | null;
  source?: { component?: string; host?: string };
}

/** When an event was last seen, as RFC 3339; `''` when it does not say. */
export const eventTimeOf = (event: Event): string =>
  event.lastTimestamp ?? event.eventTime ?? event.metadata.creationTimestamp ?? '';
