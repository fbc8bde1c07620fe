import type { PodSpec } from '../../../resources/workloads/pod-spec.ts';
import { type FieldError, forbiddenField, notSupported, required } from '../../apimachinery/field-error.ts';
import { containersOf } from './containers-of.ts';

/** What a pod for Windows may not say of itself, in the order in which it is looked at: its own fields, and those of its security context. */
const OF_LINUX_PODS = [
  'securityContext.appArmorProfile',
  'securityContext.seLinuxOptions',
  'hostUsers',
  'hostPID',
  'hostIPC',
  'securityContext.seccompProfile',
  'securityContext.fsGroup',
  'securityContext.fsGroupChangePolicy',
  'securityContext.sysctls',
  'shareProcessNamespace',
  'securityContext.runAsUser',
  'securityContext.runAsGroup',
  'securityContext.supplementalGroups',
  'securityContext.supplementalGroupsPolicy',
] as const;

const OF_LINUX_CONTAINERS = [
  'appArmorProfile',
  'seLinuxOptions',
  'seccompProfile',
  'capabilities',
  'readOnlyRootFilesystem',
  'privileged',
  'allowPrivilegeEscalation',
  'procMount',
  'runAsUser',
  'runAsGroup',
] as const;

/** The findings about the operating system that a pod is for, and about what only pods of another one may say. */
export const validateOperatingSystem = (spec: PodSpec, path: string): FieldError[] => {
  if (spec.os === undefined) return [];
  const { name = '' } = spec.os;
  if (name === '') return [required(`${path}.os.name`, 'cannot be empty')];
  if (name === 'linux') return validateLinux(spec, path);
  return name === 'windows' ? validateWindows(spec, path) : [notSupported(`${path}.os`, name, ['linux', 'windows'])];
};

const validateLinux = (spec: PodSpec, path: string): FieldError[] =>
  [[spec, path] as const, ...containersOf(spec, path)]
    .filter(([{ securityContext }]) => securityContext?.windowsOptions !== undefined)
    .map(([, place]) =>
      forbiddenField(`${place}.securityContext.windowsOptions`, 'windows options cannot be set for a linux pod'),
    );

const validateWindows = (spec: PodSpec, path: string): FieldError[] => [
  ...OF_LINUX_PODS.filter((field) => isSet(spec, field)).map((field) => refused(`${path}.${field}`)),
  ...containersOf(spec, path).flatMap(([{ securityContext = {} }, place]) =>
    OF_LINUX_CONTAINERS.filter((field) => securityContext[field] !== undefined).map((field) =>
      refused(`${place}.securityContext.${field}`),
    ),
  ),
];

const refused = (field: string): FieldError => forbiddenField(field, 'cannot be set for a windows pod');

/** Sharing with the machine is a switch; all other fields count as soon as they are there. */
const isSet = (spec: PodSpec, field: string): boolean => {
  const [first = '', second] = field.split('.');
  const value = (spec as unknown as Record<string, unknown>)[first];
  if (second !== undefined) return (value as Record<string, unknown> | undefined)?.[second] !== undefined;
  return first === 'hostPID' || first === 'hostIPC' ? value === true : value !== undefined;
};
