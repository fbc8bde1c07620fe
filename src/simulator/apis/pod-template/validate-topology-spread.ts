import { qualifiedName } from '../../../resources/validation/qualified-name.ts';
import type { TopologySpreadConstraint } from '../../../resources/workloads/pod-spec.ts';
import { duplicate, type FieldError, forbiddenField, invalid, required } from '../../apimachinery/field-error.ts';
import { validateLabelSelector } from '../validation/label-selector-validation.ts';
import { validateOneOf } from '../validation/one-of.ts';

/** The findings about how pods are spread. */
export const validateTopologySpread = (constraints: readonly TopologySpreadConstraint[], path: string): FieldError[] =>
  constraints.flatMap((constraint, index) => {
    const { maxSkew = 0, topologyKey, whenUnsatisfiable = '', labelSelector } = constraint;
    const at = `${path}[${index}]`;
    return [
      ...(maxSkew > 0 ? [] : [invalid(`${at}.maxSkew`, maxSkew, 'must be greater than zero')]),
      ...(topologyKey ? [] : [required(`${at}.topologyKey`, 'can not be empty')]),
      ...validateOneOf(whenUnsatisfiable, `${at}.whenUnsatisfiable`, ['DoNotSchedule', 'ScheduleAnyway']),
      ...(constraints.slice(index + 1).some((other) => isSame(other, constraint))
        ? [duplicate(`${at}.{topologyKey, whenUnsatisfiable}`, `{${topologyKey ?? ''}, ${whenUnsatisfiable}}`)]
        : []),
      ...validateMinDomains(constraint, `${at}.minDomains`),
      ...(['nodeAffinityPolicy', 'nodeTaintsPolicy'] as const).flatMap((field) =>
        constraint[field] === undefined ? [] : validateOneOf(constraint[field], `${at}.${field}`, ['Honor', 'Ignore']),
      ),
      ...validateMatchLabelKeys(constraint, `${at}.matchLabelKeys`),
      ...(labelSelector === undefined ? [] : validateLabelSelector(labelSelector, `${at}.labelSelector`)),
    ];
  });

const isSame = (one: TopologySpreadConstraint, other: TopologySpreadConstraint): boolean =>
  one.topologyKey === other.topologyKey && one.whenUnsatisfiable === other.whenUnsatisfiable;

/** Labels whose values the pod brings to its selector, which therefore has none of them yet. */
const validateMatchLabelKeys = (
  { matchLabelKeys: keys = [], labelSelector }: TopologySpreadConstraint,
  path: string,
): FieldError[] => {
  const selected = new Set([
    ...Object.keys(labelSelector?.matchLabels ?? {}),
    ...(labelSelector?.matchExpressions ?? []).map(({ key }) => key),
  ]);
  return [
    ...(keys.length > 0 && labelSelector === undefined
      ? [forbiddenField(path, 'must not be specified when labelSelector is not set')]
      : []),
    ...keys.flatMap((key, index) => [
      ...qualifiedName(key).map((text) => invalid(`${path}[${index}]`, key, text)),
      ...(selected.has(key)
        ? [invalid(`${path}[${index}]`, key, 'exists in both matchLabelKeys and labelSelector')]
        : []),
    ]),
  ];
};

const validateMinDomains = (
  { minDomains, whenUnsatisfiable = '' }: TopologySpreadConstraint,
  path: string,
): FieldError[] => {
  if (minDomains === undefined) return [];
  return [
    ...(minDomains > 0 ? [] : [invalid(path, minDomains, 'must be greater than zero')]),
    ...(whenUnsatisfiable === 'DoNotSchedule'
      ? []
      : [
          invalid(
            path,
            minDomains,
            `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${whenUnsatisfiable}`,
          ),
        ]),
  ];
};
