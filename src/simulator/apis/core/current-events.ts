import { currentEventKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { CoreEvent } from '../../apimachinery/events/event-recorder.ts';
import { invalidObject } from '../../apimachinery/field-error.ts';
import type { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { validateCurrentEvent } from './validate-event.ts';

/** An event as events.k8s.io/v1 writes it. */
interface CurrentEvent extends KubeObject {
  regarding?: unknown;
  note?: string;
  reason?: string;
  type?: string;
  action?: string;
  eventTime?: string | null;
  reportingController?: string;
  reportingInstance?: string;
  deprecatedSource?: unknown;
  deprecatedFirstTimestamp?: string | null;
  deprecatedLastTimestamp?: string | null;
  deprecatedCount?: number;
}

/** Events of events.k8s.io: the same objects as those of the core group, under other field names. */
export const currentEventStorage = (events: RegistryStore<CoreEvent>): RestStorage => {
  const own = (context: RequestContext): RequestContext => ({ ...context, version });
  const version: RestStorage = {
    kind: currentEventKind,
    convert: async (object) => toCurrent(object),
    get: async (context, name) => toCurrent(await events.get(context, name)),
    list: async (context, options) => {
      const list = await events.list(context, options);
      return { ...list, apiVersion: 'events.k8s.io/v1', items: list.items.map(toCurrent) };
    },
    watch: (context, options, sink) =>
      events.watch(context, options, (change) => sink({ ...change, object: toCurrent(change.object) })),
    create: async (context, object) => toCurrent(await events.create(own(context), checked(context, toCore(object)))),
    update: async (context, name, change) => {
      const updated = await events.update(own(context), name, async (current) =>
        checked(context, toCore(await change(current && toCurrent(current))), current as CoreEvent | undefined),
      );
      return { ...updated, object: toCurrent(updated.object) };
    },
    delete: async (context, name, options) => toCurrent(await events.delete(own(context), name, options)),
    deleteCollection: (context, options, select) => events.deleteCollection(own(context), options, select),
  };
  return version;
};

/** @throws StatusError 422 */
const checked = ({ namespace }: RequestContext, event: CoreEvent, old?: CoreEvent): CoreEvent => {
  const metadata = { ...event.metadata, ...(namespace === undefined ? {} : { namespace }) };
  const errors = validateCurrentEvent({ ...event, metadata }, old);
  if (errors.length > 0) throw invalidObject({ group: '', kind: 'Event' }, event.metadata?.name ?? '', errors);
  return event;
};

const toCurrent = (object: KubeObject): CurrentEvent => {
  const {
    involvedObject,
    message,
    source,
    firstTimestamp,
    lastTimestamp,
    count,
    reportingComponent,
    reportingInstance,
    ...rest
  } = object as CoreEvent;
  return {
    ...rest,
    apiVersion: 'events.k8s.io/v1',
    regarding: involvedObject,
    note: message,
    // Unlike the core group, this one leaves out who did not say.
    ...(reportingComponent ? { reportingController: reportingComponent } : {}),
    ...(reportingInstance ? { reportingInstance } : {}),
    deprecatedSource: source,
    deprecatedFirstTimestamp: firstTimestamp,
    deprecatedLastTimestamp: lastTimestamp,
    ...(count === undefined ? {} : { deprecatedCount: count }),
  };
};

/** An event of events.k8s.io as the core group writes it. */
export const toCore = (object: KubeObject): CoreEvent => {
  const {
    regarding,
    note,
    reportingController,
    deprecatedSource,
    deprecatedFirstTimestamp,
    deprecatedLastTimestamp,
    deprecatedCount,
    ...rest
  } = object as CurrentEvent;
  return {
    ...rest,
    apiVersion: 'v1',
    involvedObject: regarding,
    message: note,
    reportingComponent: reportingController ?? '',
    source: deprecatedSource ?? {},
    firstTimestamp: deprecatedFirstTimestamp ?? null,
    lastTimestamp: deprecatedLastTimestamp ?? null,
    ...(deprecatedCount === undefined ? {} : { count: deprecatedCount }),
  } as CoreEvent;
};
