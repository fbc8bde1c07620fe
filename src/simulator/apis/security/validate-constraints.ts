import type {
  GroupStrategy,
  SecurityContextConstraints,
} from '../../../resources/access/security-context-constraints.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { invalidGo } from '../../apimachinery/go-value.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { validateSysctlLists } from './validate-sysctl-lists.ts';

/**
 * What is wrong with constraints apart from the types of their fields.
 *
 * @see https://github.com/openshift/kubernetes/tree/release-4.19/openshift-kube-apiserver/admission/customresourcevalidation/securitycontextconstraints/validation
 */
export const validateConstraints = (constraints: SecurityContextConstraints): FieldError[] => {
  const { priority, runAsUser, seLinuxContext, fsGroup, supplementalGroups } = constraints;
  return [
    ...(priority !== null && priority < 0 ? [invalid('priority', priority, 'priority cannot be negative')] : []),
    ...validateType(runAsUser.type, 'runAsUser.type', USERS),
    ...((runAsUser.uid ?? 0) < 0 ? [invalid('runAsUser.uid', runAsUser.uid, 'uid cannot be negative')] : []),
    ...validateType(seLinuxContext.type, 'seLinuxContext.type', GROUPS),
    ...validateGroups(fsGroup, 'fsGroup'),
    ...validateGroups(supplementalGroups, 'supplementalGroups'),
    ...validateCapabilities(constraints),
    ...(constraints.defaultAllowPrivilegeEscalation && constraints.allowPrivilegeEscalation === false
      ? [invalid('defaultAllowPrivilegeEscalation', true, ESCALATION)]
      : []),
    ...validateVolumes(constraints),
    ...validateSysctlLists(constraints),
  ];
};

const GROUPS = ['MustRunAs', 'RunAsAny'];
const USERS = ['MustRunAs', 'MustRunAsNonRoot', 'MustRunAsRange', 'RunAsAny'];
const ESCALATION =
  'Cannot set DefaultAllowPrivilegeEscalation to true without also setting AllowPrivilegeEscalation to true';

const validateType = (type = '', path: string, known: readonly string[]): FieldError[] =>
  known.includes(type) ? [] : [invalid(path, type, `invalid strategy type.  Valid values are ${known.join(', ')}`)];

const validateGroups = ({ type, ranges = [] }: GroupStrategy, path: string): FieldError[] => [
  ...validateOneOf(type, `${path}.type`, GROUPS),
  ...ranges.flatMap(({ min = 0, max = 0 }, index) => {
    const at = `${path}.ranges[${index}]`;
    return [
      ...(min < 0 ? [invalid(`${at}.min`, min, 'min cannot be negative')] : []),
      ...(max < 0 ? [invalid(`${at}.max`, max, 'max cannot be negative')] : []),
      ...(min > max
        ? [invalidGo(`${at}.min`, `v1.IDRange{Min:${min}, Max:${max}}`, 'min cannot be greater than max')]
        : []),
    ];
  }),
];

const validateCapabilities = (constraints: SecurityContextConstraints): FieldError[] => {
  const dropped = constraints.requiredDropCapabilities ?? [];
  const allowed = constraints.allowedCapabilities ?? [];
  return [
    ...(['defaultAddCapabilities', 'allowedCapabilities'] as const).flatMap((field) =>
      (constraints[field] ?? [])
        .filter((capability) => dropped.includes(capability))
        .map((capability) =>
          invalid(field, capability, `capability is listed in ${field} and requiredDropCapabilities`),
        ),
    ),
    ...(allowed.includes('*') && dropped.length > 0
      ? [
          invalidGo(
            'requiredDropCapabilities',
            typedTexts('Capability', dropped),
            'required capabilities must be empty when all capabilities are allowed by a wildcard',
          ),
        ]
      : []),
  ];
};

const validateVolumes = ({ volumes, allowedFlexVolumes = [] }: SecurityContextConstraints): FieldError[] => {
  const allowed = volumes ?? [];
  const none =
    allowed.includes('none') && allowed.length > 1
      ? [invalidGo('volumes', typedTexts('FSType', allowed), "if 'none' is specified, no other values are allowed")]
      : [];
  if (allowedFlexVolumes.length === 0) return none;
  if (!allowed.includes('flexVolume') && !allowed.includes('*'))
    return [
      ...none,
      invalidGo(
        'allowedFlexVolumes',
        `[]v1.AllowedFlexVolume{${allowedFlexVolumes.map(({ driver }) => `v1.AllowedFlexVolume{Driver:${JSON.stringify(driver)}}`).join(', ')}}`,
        "volumes does not include 'flexVolume' or '*', so no flex volumes are allowed",
      ),
    ];
  return [
    ...none,
    ...allowedFlexVolumes.flatMap(({ driver }, index) =>
      driver ? [] : [required(`allowedFlexVolumes[${index}].driver`, 'must specify a driver')],
    ),
  ];
};

const typedTexts = (type: string, list: readonly string[]): string =>
  `[]v1.${type}{${list.map((each) => JSON.stringify(each)).join(', ')}}`;
