import type {
  PodSecurityContext,
  SecurityContext,
  SecurityProfile,
} from '../../../resources/workloads/security-context.ts';
import { duplicate, type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { validateLocalPath } from '../validation/local-path.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { validateAppArmor } from './validate-app-armor.ts';

/** The findings about what a container may do. */
export const validateContainerSecurity = (security: SecurityContext, path: string): FieldError[] => [
  ...(['runAsUser', 'runAsGroup'] as const).flatMap((field) => validateId(security[field], `${path}.${field}`)),
  ...(!security.procMount ? [] : validateOneOf(security.procMount, `${path}.procMount`, ['Default', 'Unmasked'])),
  ...validateSeccomp(security.seccompProfile, `${path}.seccompProfile`),
  ...validateAppArmor(security.appArmorProfile, `${path}.appArmorProfile`),
];

/** The findings about what all containers of a pod may do. */
export const validatePodSecurity = (security: PodSecurityContext, path: string): FieldError[] => [
  ...(['fsGroup', 'runAsUser', 'runAsGroup'] as const).flatMap((field) =>
    validateId(security[field], `${path}.${field}`),
  ),
  ...(security.supplementalGroups ?? []).flatMap((group, index) =>
    validateId(group, `${path}.supplementalGroups[${index}]`),
  ),
  ...validateSysctls(security.sysctls ?? [], `${path}.sysctls`),
  ...(security.fsGroupChangePolicy === undefined
    ? []
    : validateOneOf(security.fsGroupChangePolicy, `${path}.fsGroupChangePolicy`, ['Always', 'OnRootMismatch'])),
  ...validateSeccomp(security.seccompProfile, `${path}.seccompProfile`),
  ...validateAppArmor(security.appArmorProfile, `${path}.appArmorProfile`),
];

const LARGEST_ID = 2 ** 31 - 1;

const validateId = (id: number | undefined, path: string): FieldError[] =>
  id !== undefined && (id < 0 || id > LARGEST_ID)
    ? [invalid(path, id, `must be between 0 and ${LARGEST_ID}, inclusive`)]
    : [];

const validateSeccomp = (profile: SecurityProfile | undefined, path: string): FieldError[] => {
  if (profile === undefined) return [];
  const { type = '', localhostProfile } = profile;
  const isLocal = type === 'Localhost';
  return [
    ...(type === ''
      ? [required(`${path}.type`, 'type is required when seccompProfile is set')]
      : validateOneOf(type, `${path}.type`, ['Localhost', 'RuntimeDefault', 'Unconfined'])),
    ...(isLocal && localhostProfile === undefined
      ? [required(`${path}.localhostProfile`, 'must be set when seccomp type is Localhost')]
      : []),
    ...(isLocal && localhostProfile !== undefined
      ? validateLocalPath(localhostProfile, `${path}.localhostProfile`)
      : []),
    ...(!isLocal && localhostProfile !== undefined
      ? [invalid(`${path}.localhostProfile`, profile, 'can only be set when seccomp type is Localhost')]
      : []),
  ];
};

const PART = '[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
const SYSCTL = `^(${PART}[\\./])*${PART}$`;
const sysctlPattern = new RegExp(SYSCTL);

const validateSysctls = (sysctls: readonly { name?: string }[], path: string): FieldError[] =>
  sysctls.flatMap(({ name }, index) => {
    const at = `${path}[${index}].name`;
    if (!name) return [required(at)];
    if (name.length > 253 || !sysctlPattern.test(name))
      return [invalid(at, name, `must have at most 253 characters and match regex ${SYSCTL}`)];
    return sysctls.slice(0, index).some((earlier) => earlier.name === name) ? [duplicate(at, name)] : [];
  });
