/** A metric of an autoscaler in autoscaling/v2, of its `spec` or of its `status`. */
export interface Metric {
  readonly type: string;
  readonly [source: string]: unknown;
}

interface Source {
  readonly name?: string;
  readonly container?: string;
  readonly metric?: { readonly name?: string; readonly selector?: object };
  readonly describedObject?: object;
  readonly target?: Amount;
  readonly current?: Amount;
}

interface Amount {
  readonly type?: string;
  readonly value?: string;
  readonly averageValue?: string;
  readonly averageUtilization?: number;
}

type Earlier = Readonly<Record<string, unknown>>;

/** A metric as autoscaling/v1 writes it into an annotation, its members in the order of that version's types. */
export const earlierMetric = (metric: Metric): object => ({
  type: metric.type,
  ...mapped(metric, (member) => earlierSource(member, metric[member] as Source)),
});

/** @param prefix `target` for metrics of a `spec`, `current` for those of a `status` */
export const currentMetric = (metric: Metric, prefix: 'target' | 'current'): Metric => ({
  type: metric.type,
  ...mapped(metric, (member) => currentSource(member, metric[member] as Earlier, prefix)),
});

const MEMBERS = ['object', 'pods', 'resource', 'containerResource', 'external'] as const;

type Member = (typeof MEMBERS)[number];

/** What is measured, whatever its type says; nothing in a status of what could not be measured. */
const mapped = (metric: Metric, convert: (member: Member) => Earlier): Partial<Record<Member, Earlier>> =>
  Object.fromEntries(MEMBERS.filter((member) => metric[member]).map((member) => [member, convert(member)]));

const earlierSource = (member: Member, source: Source): Earlier => {
  const { name, container, metric, describedObject, target, current } = source;
  const isWished = target !== undefined;
  const amount = target ?? current ?? {};
  const prefix = isWished ? 'target' : 'current';
  const named = { metricName: metric?.name };
  if (member === 'resource' || member === 'containerResource')
    return {
      name,
      [`${prefix}AverageUtilization`]: amount.averageUtilization,
      [`${prefix}AverageValue`]: amount.averageValue ?? (isWished ? undefined : NOTHING),
      container,
    };
  if (member === 'pods')
    return { ...named, [`${prefix}AverageValue`]: amount.averageValue ?? NOTHING, selector: metric?.selector };
  if (member === 'object')
    return {
      target: describedObject,
      ...named,
      [`${prefix}Value`]: amount.value ?? NOTHING,
      selector: metric?.selector,
      averageValue: amount.averageValue,
    };
  return {
    ...named,
    metricSelector: metric?.selector,
    [`${prefix}Value`]: amount.value ?? (isWished ? undefined : NOTHING),
    [`${prefix}AverageValue`]: amount.averageValue,
  };
};

/** What a quantity is that was not given, where the earlier version has no word for that. */
const NOTHING = '0';

const currentSource = (member: Member, source: Earlier, prefix: 'target' | 'current'): Earlier => {
  const { name, container, target: describedObject } = source;
  const averageUtilization = source[`${prefix}AverageUtilization`];
  const averageValue = member === 'object' ? source['averageValue'] : source[`${prefix}AverageValue`];
  const value = source[`${prefix}Value`];
  const measure = averageUtilization === undefined ? 'AverageValue' : 'Utilization';
  const kind = { type: value === undefined ? measure : 'Value' };
  const amount = { ...(prefix === 'target' ? kind : {}), value, averageValue, averageUtilization };
  if (member === 'resource' || member === 'containerResource') return { name, container, [prefix]: amount };
  const metric = { name: source['metricName'], selector: source['selector'] ?? source['metricSelector'] };
  return { ...(member === 'object' ? { describedObject } : {}), metric, [prefix]: amount };
};
