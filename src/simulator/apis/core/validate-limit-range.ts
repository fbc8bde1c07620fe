import type { KubeObject } from '../../../resources/kube-object.ts';
import { parseQuantity } from '../../../resources/quantities/parse-quantity.ts';
import { qualifiedName } from '../../../resources/validation/qualified-name.ts';
import type { ResourceList } from '../../../resources/workloads/pod-spec.ts';
import { duplicate, type FieldError, forbiddenField, invalid, required } from '../../apimachinery/field-error.ts';
import { goQuantity, invalidGo } from '../../apimachinery/go-value.ts';
import { isShared, validateContainerResourceName, validateResourceName } from '../validation/resource-name.ts';

/** Bounds for what objects of a namespace may ask for. */
export interface LimitRange extends KubeObject {
  spec?: { limits?: Limit[] };
}

type Bound = 'max' | 'min' | 'default' | 'defaultRequest' | 'maxLimitRequestRatio';

type Limit = { type?: string } & Partial<Record<Bound, ResourceList>>;

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/core/validation/validation.go */
export const validateLimitRange = ({ spec = {} }: LimitRange): FieldError[] => {
  const types = new Set<string>();
  return (spec.limits ?? []).flatMap((limit, index) => {
    const { type = '' } = limit;
    const path = `spec.limits[${index}]`;
    const isKnown = types.has(type);
    types.add(type);
    return [
      ...typeErrors(type).map((text) => invalid(`${path}.type`, type, text)),
      ...(isKnown ? [duplicate(`${path}.type`, type)] : []),
      ...BOUNDS.flatMap((bound) => validateBound(limit, bound, `${path}.${bound}`)),
      ...validateStorage(limit, path),
      ...validateOrders(type === 'Pod' ? ofPods(limit) : limit, path),
    ];
  });
};

const BOUNDS = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'] as const;
const TYPES = ['Container', 'PersistentVolumeClaim', 'Pod'];

const typeErrors = (type: string): readonly string[] => {
  const errors = qualifiedName(type);
  if (errors.length > 0 || type.includes('/') || TYPES.includes(type)) return errors;
  return ['must be a standard limit type or fully qualified'];
};

const validateBound = (limit: Limit, bound: Bound, path: string): FieldError[] => {
  const names = Object.keys(limit[bound] ?? {});
  if (limit.type === 'Pod' && (bound === 'default' || bound === 'defaultRequest'))
    return names.length > 0 ? [forbiddenField(path, "may not be specified when `type` is 'Pod'")] : [];
  const validate =
    limit.type === 'Pod' || limit.type === 'Container' ? validateContainerResourceName : validateResourceName;
  return names.flatMap((name) => validate(name, `${path}[${name}]`));
};

const validateStorage = ({ type, min, max }: Limit, path: string): FieldError[] =>
  type !== 'PersistentVolumeClaim' || min?.['storage'] !== undefined || max?.['storage'] !== undefined
    ? []
    : [required(`${path}.limits`, 'either minimum or maximum storage value is required, but neither was provided')];

/** Of whole pods nothing is known by default. */
const ofPods = ({ default: _, defaultRequest: __, ...limit }: Limit): Limit => limit;

const resourcesOf = (limit: Limit): string[] => [
  ...new Set(BOUNDS.flatMap((bound) => Object.keys(limit[bound] ?? {}))),
];

/** Which bound may not be above which, the one that the finding is about, and how both are called. */
const ORDER: readonly (readonly [lower: Bound, upper: Bound, at: Bound, shown: Bound, words: [string, string]])[] = [
  ['min', 'max', 'min', 'min', ['min', 'max']],
  ['min', 'defaultRequest', 'defaultRequest', 'defaultRequest', ['min', 'default request']],
  ['defaultRequest', 'max', 'defaultRequest', 'defaultRequest', ['default request', 'max']],
  ['defaultRequest', 'default', 'defaultRequest', 'defaultRequest', ['default request', 'default limit']],
  ['min', 'default', 'default', 'min', ['min', 'default']],
  ['default', 'max', 'default', 'max', ['default', 'max']],
];

const validateOrders = (limit: Limit, path: string): FieldError[] =>
  resourcesOf(limit).flatMap((resource) => validateOrder(limit, resource, path));

const validateOrder = (limit: Limit, resource: string, path: string): FieldError[] => [
  ...ORDER.flatMap(([lower, upper, at, shown, [small, large]]) => {
    const [low, high] = [limit[lower]?.[resource], limit[upper]?.[resource]];
    if (low === undefined || high === undefined || (parseQuantity(low) ?? 0) <= (parseQuantity(high) ?? 0)) return [];
    const value = goQuantity(limit[shown]?.[resource] ?? '0');
    const text = `${small} value ${low} is greater than ${large} value ${high}`;
    return [invalidGo(`${path}.${at}[${resource}]`, value, text)];
  }),
  ...validateRatio(limit, resource, `${path}.maxLimitRequestRatio[${resource}]`),
  ...validateSame(limit, resource, `${path}.defaultRequest[${resource}]`),
];

/** What cannot be shared is asked for as it is limited. */
const validateSame = (limit: Limit, resource: string, path: string): FieldError[] => {
  const [most, asked] = [limit.default?.[resource], limit.defaultRequest?.[resource]];
  if (isShared(resource) || most === undefined || asked === undefined || parseQuantity(most) === parseQuantity(asked))
    return [];
  const text = `default value ${most} must equal to defaultRequest value ${asked} in ${resource}`;
  return [invalidGo(path, goQuantity(asked), text)];
};

const validateRatio = (limit: Limit, resource: string, path: string): FieldError[] => {
  const ratio = limit.maxLimitRequestRatio?.[resource];
  if (ratio === undefined) return [];
  const [value, least, most] = [ratio, limit.min?.[resource], limit.max?.[resource]].map(
    (each) => (each === undefined ? undefined : parseQuantity(each)) ?? Number.NaN,
  ) as [number, number, number];
  const largest = most / least;
  return [
    ...(value < 1 ? [invalidGo(path, goQuantity(ratio), `ratio ${ratio} is less than 1`)] : []),
    ...(value > largest
      ? [
          invalidGo(
            path,
            goQuantity(ratio),
            `ratio ${ratio} is greater than max/min = ${Number.isFinite(largest) ? largest.toFixed(6) : '+Inf'}`,
          ),
        ]
      : []),
  ];
};
