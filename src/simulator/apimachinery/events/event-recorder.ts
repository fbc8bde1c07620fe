import type { Clock } from '../../../ports/clock.ts';
import { eventKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Client } from '../client.ts';
import { microTimestamp, timestamp } from '../timestamp.ts';
import { EventCorrelator } from './event-correlator.ts';

/** Who reports: `{ component: 'kubelet', host: 'worker-0' }`. */
export interface EventSource {
  readonly component: string;
  readonly host?: string;
}

/** An event of the core group, as controllers and kubelets write it. */
export interface CoreEvent extends KubeObject {
  involvedObject: ObjectReference;
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
  source: Partial<EventSource>;
  firstTimestamp: string | null;
  lastTimestamp: string | null;
  count?: number;
  eventTime: string | null;
  reportingComponent: string;
  reportingInstance: string;
  action?: string;
  related?: object;
  series?: { count: number; lastObservedTime: string };
}

/** What an event is about. */
export interface ObjectReference {
  apiVersion: string;
  kind: string;
  namespace?: string;
  name: string;
  uid?: string;
  resourceVersion?: string;
  fieldPath?: string;
}

/** What happened to an object, in words. */
export interface EventReport {
  readonly object: KubeObject;
  /** The part of the object: `spec.containers{web}`. */
  readonly fieldPath?: string;
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  readonly source: EventSource;
  /** What was done: makes it an event of events.k8s.io, which carries `eventTime` instead of first and last time stamps. */
  readonly action?: string;
}

/** Writes events. Failing to is never an error for the one who reports. */
export interface EventRecorder {
  record(report: EventReport): Promise<void>;
}

/**
 * Writes events as client-go does: the same event again counts up, many similar ones are combined into one.
 *
 * @see https://github.com/kubernetes/client-go/blob/master/tools/record/events_cache.go
 */
export const createEventRecorder = (
  client: Client,
  clock: Clock,
  correlator = new EventCorrelator(),
): EventRecorder => {
  let sequence = 0;
  const nameFor = (object: KubeObject): string =>
    `${object.metadata.name}.${(BigInt(Math.trunc(clock.now())) * 1_000_000n + BigInt(sequence++)).toString(16)}`;
  return {
    record: async (report) => {
      const { message, isCombined, series, dropped } = correlator.correlate(report, clock.now());
      if (dropped) return;
      const namespace = report.object.metadata.namespace ?? 'default';
      const event = report.action === undefined ? coreEvent : regardedEvent;
      try {
        if (series.name === undefined) {
          const name = nameFor(report.object);
          const written = event({ ...report, message }, name, namespace, clock.now());
          // Nobody in particular reports what stands for many.
          if (isCombined) Object.assign(written, { reportingComponent: '', reportingInstance: '' });
          await client.create(eventKind, written);
          Object.assign(series, { name, count: 1 });
        } else {
          await client.modify<CoreEvent>(eventKind, namespace, series.name, (old) =>
            repeated(old, message, series.count, clock.now()),
          );
        }
      } catch {
        series.name = undefined;
      }
    },
  };
};

const coreEvent = (report: EventReport, name: string, namespace: string, now: number): CoreEvent => ({
  apiVersion: 'v1',
  kind: 'Event',
  metadata: { name, namespace },
  involvedObject: referenceTo(report.object, report.fieldPath),
  reason: report.reason,
  message: report.message,
  source: report.source,
  firstTimestamp: timestamp(now),
  lastTimestamp: timestamp(now),
  count: 1,
  type: report.type,
  eventTime: null,
  reportingComponent: report.source.component,
  reportingInstance: report.source.host ?? '',
});

/** An event written through events.k8s.io, as the core group shows it. */
const regardedEvent = (report: EventReport, name: string, namespace: string, now: number): CoreEvent => {
  const { count: _, ...event } = coreEvent(report, name, namespace, now);
  const instance = `${report.source.component}-${report.source.host ?? ''}`;
  const written = {
    source: {},
    firstTimestamp: null,
    lastTimestamp: null,
    eventTime: microTimestamp(now),
    reportingInstance: instance,
  };
  return { ...event, ...written, action: report.action as string };
};

const repeated = (event: CoreEvent, message: string, count: number, now: number): void => {
  if (event.eventTime) event.series = { count, lastObservedTime: microTimestamp(now) };
  else Object.assign(event, { message, count, lastTimestamp: timestamp(now) });
};

/** The reference of an object, as `involvedObject` carries it. */
export const referenceTo = ({ apiVersion, kind, metadata }: KubeObject, fieldPath?: string): ObjectReference => ({
  kind,
  ...(metadata.namespace === undefined ? {} : { namespace: metadata.namespace }),
  name: metadata.name,
  ...(metadata.uid === undefined ? {} : { uid: metadata.uid }),
  apiVersion,
  ...(metadata.resourceVersion === undefined ? {} : { resourceVersion: metadata.resourceVersion }),
  ...(fieldPath === undefined ? {} : { fieldPath }),
});
