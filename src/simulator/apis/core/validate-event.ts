import { qualifiedName } from '../../../resources/validation/qualified-name.ts';
import { equal } from '../../apimachinery/equality.ts';
import type { CoreEvent } from '../../apimachinery/events/event-recorder.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { goInstant } from '../../apimachinery/go-value.ts';
import { validateCommonMetaUpdate } from '../../apimachinery/object-meta.ts';
import { goStructValue } from '../validation/go-struct-value.ts';
import { validateImmutable } from '../validation/immutable.ts';

/** How long fields may be, in characters. */
const LIMITS = { reportingInstance: 128, action: 128, reason: 128, message: 1024 } as const;

/**
 * The findings about an event. One with an `eventTime` is of the newer sort, which says who reports what.
 *
 * @param reporter how the API that was asked calls its reporter
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/core/validation/events.go
 */
export const validateEvent = (event: CoreEvent, reporter: string): FieldError[] =>
  event.eventTime ? validateReport(event, reporter) : validateNamespace(event);

/** The findings about an event that is written as `events.k8s.io/v1`; `old` is there when it changes. */
export const validateCurrentEvent = (event: CoreEvent, old?: CoreEvent): FieldError[] => [
  ...validateEvent(event, 'reportingController'),
  ...(old === undefined ? validateNew(event) : validateChange(event, old)),
];

const validateNamespace = ({ metadata, involvedObject }: CoreEvent): FieldError[] =>
  (involvedObject?.namespace ?? 'default') === metadata.namespace ? [] : [foreign(involvedObject?.namespace)];

const foreign = (namespace = ''): FieldError =>
  invalid('involvedObject.namespace', namespace, 'does not match event.namespace');

const validateReport = (event: CoreEvent, reporter: string): FieldError[] => {
  const { metadata, involvedObject, reportingComponent = '', reportingInstance, action, reason } = event;
  const mayLackNamespace = ['default', 'kube-system'].includes(metadata.namespace ?? '');
  return [
    ...(involvedObject?.namespace || mayLackNamespace ? [] : [foreign()]),
    ...(reportingComponent === '' ? [required(reporter)] : []),
    ...qualifiedName(reportingComponent).map((text) => invalid(reporter, reportingComponent, text)),
    ...(reportingInstance ? [] : [required('reportingInstance')]),
    ...(action ? [] : [required('action')]),
    ...(reason ? [] : [required('reason')]),
    ...(Object.keys(LIMITS) as (keyof typeof LIMITS)[])
      .filter((field) => (event[field] ?? '').length > LIMITS[field])
      .map((field) => invalid(field, '', `can have at most ${LIMITS[field]} characters`)),
  ];
};

const OLDER = ['firstTimestamp', 'lastTimestamp', 'count'] as const;

const validateNew = (event: CoreEvent): FieldError[] => {
  const { eventTime, type = '', source } = event;
  return [
    ...validateSeries(event),
    ...(eventTime ? [] : [required('eventTime')]),
    ...(type === 'Normal' || type === 'Warning' ? [] : [invalid('type', '', `has invalid value: ${type}`)]),
    ...OLDER.filter((field) => event[field]).map((field) => invalid(field, '', 'needs to be unset')),
    ...(source?.component || source?.host ? [invalid('source', '', 'needs to be unset')] : []),
  ];
};

const validateSeries = ({ series }: CoreEvent): FieldError[] => {
  const { count = 0, lastObservedTime } = (series ?? { count: 2, lastObservedTime: 'never' }) as Series;
  return [
    ...(count < 2 ? [invalid('series.count', '', 'should be at least 2')] : []),
    ...(lastObservedTime ? [] : [required('series.lastObservedTime')]),
  ];
};

interface Series {
  count?: number;
  lastObservedTime?: string | null;
}

const goTimeText = (value: unknown): string => goInstant(value as string | null | undefined);

/** Fields that stay, what refusals call them, and how they print them. The reason is looked at twice. */
const FIXED: readonly (readonly [keyof CoreEvent, string, ((value: unknown) => string)?])[] = [
  ['reason', 'reason'],
  ['message', 'message'],
  ['source', 'source', (value) => goStructValue('core.EventSource', value || undefined)],
  ['firstTimestamp', 'firstTimestamp', goTimeText],
  ['lastTimestamp', 'lastTimestamp', goTimeText],
  ['count', 'count', (value) => String(value || 0)],
  ['reason', 'reason'],
  ['type', 'type'],
  ['eventTime', 'eventTime', goTimeText],
  ['action', 'action'],
  ['related', 'related', (value) => (value ? goReference(value as CoreEvent['involvedObject']) : '"null"')],
  ['reportingComponent', 'reportingController'],
  ['reportingInstance', 'reportingInstance'],
];

const validateChange = (event: CoreEvent, old: CoreEvent): FieldError[] => [
  ...validateCommonMetaUpdate(event, old),
  ...(equal(event.series, old.series) ? [] : validateSeries(event)),
  ...validateImmutable(event.involvedObject, old.involvedObject, 'involvedObject', goReference),
  ...FIXED.flatMap(([field, path, print]) => {
    const [now, before] = [event[field] ?? '', old[field] ?? ''];
    return validateImmutable<unknown>(now, before, path, ...(print === undefined ? [] : [print]));
  }),
];

const goReference = (reference: CoreEvent['involvedObject'] | undefined): string => {
  const { kind, namespace, name, uid, apiVersion, resourceVersion, fieldPath } = (reference ?? {}) as Partial<
    Record<string, string>
  >;
  const quote = (text = ''): string => JSON.stringify(text);
  return `core.ObjectReference{Kind:${quote(kind)}, Namespace:${quote(namespace)}, Name:${quote(name)}, UID:${quote(uid)}, APIVersion:${quote(apiVersion)}, ResourceVersion:${quote(resourceVersion)}, FieldPath:${quote(fieldPath)}}`;
};
