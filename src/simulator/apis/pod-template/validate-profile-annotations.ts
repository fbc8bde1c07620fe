import type { PodSpec } from '../../../resources/workloads/pod-spec.ts';
import type { SecurityProfile } from '../../../resources/workloads/security-context.ts';
import { type FieldError, forbiddenField, invalid } from '../../apimachinery/field-error.ts';
import { validateLocalPath } from '../validation/local-path.ts';
import { APP_ARMOR, appArmorTexts } from './app-armor-annotation.ts';
import { containersOf } from './containers-of.ts';

type Annotations = Readonly<Record<string, string>>;

const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod';
const SECCOMP_CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/';
const LOCAL = 'localhost/';

/** How annotations say what the types of a seccomp profile say. */
const SECCOMP: Readonly<Record<string, readonly string[]>> = {
  Unconfined: ['unconfined'],
  RuntimeDefault: ['runtime/default', 'docker/default'],
};

/**
 * The findings about the annotations that named profiles of seccomp and AppArmor before there were fields for them.
 *
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/
 */
export const validateProfileAnnotations = (annotations: Annotations, spec: PodSpec, path: string): FieldError[] => [
  ...Object.entries(annotations).flatMap(([key, profile]) =>
    key === SECCOMP_POD || key.startsWith(SECCOMP_CONTAINER) ? validateSeccompText(profile, `${path}.${key}`) : [],
  ),
  ...Object.entries(annotations).flatMap(([key, profile]) => {
    if (!key.startsWith(APP_ARMOR)) return [];
    const name = key.slice(APP_ARMOR.length);
    return [
      ...(containersOf(spec, path).some(([container]) => container.name === name)
        ? []
        : [invalid(`${path}[${key}]`, name, 'container not found')]),
      ...(['', 'runtime/default', 'unconfined'].includes(profile) || profile.startsWith(LOCAL)
        ? []
        : [invalid(`${path}[${key}]`, profile, `invalid AppArmor profile name: ${JSON.stringify(profile)}`)]),
    ];
  }),
];

/** The findings about a field and an annotation that name different profiles. */
export const validateProfileMatch = (annotations: Annotations, spec: PodSpec, path: string): FieldError[] => [
  ...validateSeccompMatch(
    annotations[SECCOMP_POD],
    spec.securityContext?.seccompProfile,
    `${path}.securityContext.seccompProfile`,
  ),
  ...containersOf(spec, path).flatMap(([container, place]) =>
    validateSeccompMatch(
      annotations[`${SECCOMP_CONTAINER}${container.name}`],
      container.securityContext?.seccompProfile,
      `${place}.securityContext.seccompProfile`,
    ),
  ),
  ...(spec.os?.name === 'windows' ? [] : containersOf(spec, path)).flatMap(([container, place]) =>
    validateAppArmorMatch(
      annotations[`${APP_ARMOR}${container.name}`],
      container.securityContext?.appArmorProfile ?? spec.securityContext?.appArmorProfile,
      `${place}.securityContext.appArmorProfile`,
    ),
  ),
];

const validateSeccompText = (profile: string, path: string): FieldError[] => {
  if (Object.values(SECCOMP).some((texts) => texts.includes(profile))) return [];
  return profile.startsWith(LOCAL)
    ? validateLocalPath(profile.slice(LOCAL.length), path)
    : [invalid(path, profile, 'must be a valid seccomp profile')];
};

const validateSeccompMatch = (
  said: string | undefined,
  field: SecurityProfile | undefined,
  path: string,
): FieldError[] => {
  if (said === undefined || field?.type === undefined) return [];
  const { type, localhostProfile } = field;
  const isSameType = type === 'Localhost' ? said.startsWith(LOCAL) : (SECCOMP[type]?.includes(said) ?? true);
  if (!isSameType) return [forbiddenField(`${path}.type`, 'seccomp type in annotation and field must match')];
  return type !== 'Localhost' || said === LOCAL + (localhostProfile ?? '')
    ? []
    : [forbiddenField(`${path}.localhostProfile`, 'seccomp profile in annotation and field must match')];
};

const validateAppArmorMatch = (
  said: string | undefined,
  field: SecurityProfile | undefined,
  path: string,
): FieldError[] => {
  if (said === undefined || field?.type === undefined) return [];
  const text = field.type === 'Localhost' ? LOCAL : appArmorTexts[field.type];
  if (text === undefined) return [];
  if (field.type === 'Localhost' ? !said.startsWith(text) : said !== text)
    return [forbiddenField(`${path}.type`, 'apparmor type in annotation and field must match')];
  return field.type !== 'Localhost' || said === LOCAL + (field.localhostProfile ?? '')
    ? []
    : [forbiddenField(`${path}.localhostProfile`, 'apparmor profile in annotation and field must match')];
};
