import { parseQuantity } from '../../../resources/quantities/parse-quantity.ts';
import { dnsLabel, pathSegment } from '../../../resources/validation/dns-name.ts';
import { type FieldError, forbiddenField, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import { goQuantity, invalidGo } from '../../apimachinery/go-value.ts';
import { validateContainerResourceName } from '../validation/resource-name.ts';

/** Something that an autoscaler measures: its `type`, and the source of that name. */
export type MetricSpec = { type?: string } & Readonly<Record<string, unknown>>;

interface Source {
  name?: string;
  container?: string;
  metric?: { name?: string };
  describedObject?: { kind?: string; name?: string };
  target?: Target;
}

interface Target {
  type?: string;
  value?: string;
  averageValue?: string;
  averageUtilization?: number;
}

const METRICS = ['ContainerResource', 'External', 'Object', 'Pods', 'Resource'];

/** The findings about what an autoscaler measures. */
export const validateMetrics = (metrics: readonly MetricSpec[], path: string): FieldError[] =>
  metrics.flatMap((metric, index) => validateMetric(metric, `${path}[${index}]`));

/** The findings about the name of an object of any kind. */
export const validateReference = ({ kind, name }: { kind?: string; name?: string }, path: string): FieldError[] => [
  ...validateSegment(kind, `${path}.kind`),
  ...validateSegment(name, `${path}.name`),
];

const validateSegment = (text: string | undefined, path: string, missing = ''): FieldError[] =>
  text ? pathSegment(text).map((error) => invalid(path, text, error)) : [required(path, missing)];

/** Sources are looked at in this order, whatever the type says. */
const SOURCES: Readonly<Record<string, (source: Source, path: string) => FieldError[]>> = {
  object: ({ describedObject = {}, metric, target = {} }, path) => [
    ...validateReference(describedObject, `${path}.describedObject`),
    ...validateIdentifier(metric, path),
    ...validateTarget(target, `${path}.target`),
    ...(target.value === undefined && target.averageValue === undefined
      ? [required(`${path}.target.averageValue`, 'must set either a target value or averageValue')]
      : []),
  ],
  external: ({ metric, target = {} }, path) => [
    ...validateIdentifier(metric, path),
    ...validateTarget(target, `${path}.target`),
    ...(target.value === undefined && target.averageValue === undefined
      ? [required(`${path}.target.averageValue`, 'must set either a target value for metric or a per-pod target')]
      : []),
    ...(target.value !== undefined && target.averageValue !== undefined
      ? [forbiddenField(`${path}.target.value`, 'may not set both a target value for metric and a per-pod target')]
      : []),
  ],
  pods: ({ metric, target = {} }, path) => [
    ...validateIdentifier(metric, path),
    ...validateTarget(target, `${path}.target`),
    ...(target.averageValue === undefined
      ? [required(`${path}.target.averageValue`, 'must specify a positive target averageValue')]
      : []),
  ],
  resource: (source, path) => [
    ...(source.name ? [] : [required(`${path}.name`, 'must specify a resource name')]),
    ...validateAverage(source, path),
  ],
  containerResource: (source, path) => [
    ...validateSourceName(source, path),
    ...(source.container
      ? dnsLabel(source.container).map((text) => invalid(`${path}.container`, source.container, text))
      : [required(`${path}.container`, 'must specify a container')]),
    ...validateAverage(source, path),
  ],
};

const validateSourceName = ({ name }: Source, path: string): FieldError[] =>
  name
    ? validateContainerResourceName(name, `${path}.name`)
    : [required(`${path}.name`, 'must specify a resource name')];

const validateAverage = ({ target = {} }: Source, path: string): FieldError[] => {
  const { averageUtilization, averageValue } = target;
  return [
    ...validateTarget(target, `${path}.target`),
    ...(averageUtilization === undefined && averageValue === undefined
      ? [required(`${path}.target.averageUtilization`, 'must set either a target raw value or a target utilization')]
      : []),
    ...(averageUtilization !== undefined && averageValue !== undefined
      ? [forbiddenField(`${path}.target.averageValue`, 'may not set both a target raw value and a target utilization')]
      : []),
  ];
};

const validateIdentifier = (metric: { name?: string } | undefined, path: string): FieldError[] =>
  validateSegment(metric?.name, `${path}.metric.name`, 'must specify a metric name');

const validateTarget = (target: Target, path: string): FieldError[] => {
  const { type = '', averageUtilization } = target;
  return [
    ...(type === '' ? [required(`${path}.type`, 'must specify a metric target type')] : []),
    ...(['Utilization', 'Value', 'AverageValue'].includes(type)
      ? []
      : [invalid(`${path}.type`, type, 'must be either Utilization, Value, or AverageValue')]),
    ...(['value', 'averageValue'] as const).flatMap((field) =>
      target[field] !== undefined && (parseQuantity(target[field]) ?? 0) <= 0
        ? [invalidGo(`${path}.${field}`, goQuantity(target[field]), 'must be positive')]
        : [],
    ),
    ...(averageUtilization !== undefined && averageUtilization < 1
      ? [invalid(`${path}.averageUtilization`, averageUtilization, 'must be greater than 0')]
      : []),
  ];
};

const validateMetric = (metric: MetricSpec, path: string): FieldError[] => {
  const { type = '' } = metric;
  const expected = METRICS.includes(type) ? fieldOf(type) : '';
  const present = Object.keys(SOURCES).filter((field) => metric[field] !== undefined);
  return [
    ...(type === '' ? [required(`${path}.type`, 'must specify a metric source type')] : []),
    ...(expected === '' ? [notSupported(`${path}.type`, type, METRICS)] : []),
    ...present.slice(0, 1).flatMap((field) => SOURCES[field]?.(metric[field] as Source, `${path}.${field}`) ?? []),
    ...(expected !== '' && metric[expected] === undefined
      ? [required(`${path}.${expected}`, 'must populate information for the given metric source')]
      : []),
    ...(expected === '' ? [notSupported(`${path}.type`, type, METRICS)] : []),
    ...(present.length > 1
      ? present
          .filter((field) => field !== expected)
          .map((field) => forbiddenField(`${path}.${field}`, 'must populate the given metric source only'))
      : []),
  ];
};

const fieldOf = (type: string): string => `${type.charAt(0).toLowerCase()}${type.slice(1)}`;
