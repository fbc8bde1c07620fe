import type { Container, Volume } from '../../../resources/pod-spec.ts';
import { duplicate, type FieldError, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import { dnsLabel } from '../validation/dns-name.ts';
import { validateContainerPorts } from './validate-container-ports.ts';
import { validateEnvironment, validateEnvironmentSources } from './validate-environment.ts';
import { validateProbes } from './validate-probes.ts';
import { validateResources } from './validate-resources.ts';
import { validateVolumeMounts } from './validate-volumes.ts';

const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];
const MESSAGE_POLICIES = ['FallbackToLogsOnError', 'File'];

/** The findings about the containers of a pod or of a pod template. */
export const validateContainers = (
  containers: readonly Container[],
  volumes: readonly Volume[],
  path: string,
): FieldError[] => {
  const names = new Set<string>();
  return containers.flatMap((container, index) => {
    const errors = validateName(container.name, `${path}[${index}].name`);
    if (names.has(container.name)) errors.push(duplicate(`${path}[${index}].name`, container.name));
    names.add(container.name);
    return [
      ...errors,
      ...validateContainer(container, volumes, `${path}[${index}]`),
      ...validateProbes(container, `${path}[${index}]`),
    ];
  });
};

/**
 * What only pods are refused for. In templates an image of one blank is a placeholder that an image trigger replaces.
 */
export const validateImageBlanks = (containers: readonly Container[], path: string): FieldError[] =>
  containers.flatMap(({ image }, index) =>
    image && image !== image.trim()
      ? [invalid(`${path}[${index}].image`, image, 'must not have leading or trailing whitespace')]
      : [],
  );

const validateName = (name: string | undefined, path: string): FieldError[] =>
  name ? dnsLabel(name).map((text) => invalid(path, name, text)) : [required(path)];

const validateContainer = (container: Container, volumes: readonly Volume[], path: string): FieldError[] => {
  const { image, imagePullPolicy = '', terminationMessagePolicy = '' } = container;
  return [
    ...(image ? [] : [required(`${path}.image`)]),
    ...validateContainerPorts(container.ports ?? [], `${path}.ports`),
    ...validateEnvironment(container.env ?? [], `${path}.env`),
    ...validateEnvironmentSources(container.envFrom ?? [], `${path}.envFrom`),
    ...validateVolumeMounts(container.volumeMounts ?? [], volumes, `${path}.volumeMounts`),
    ...(PULL_POLICIES.includes(imagePullPolicy)
      ? []
      : [notSupported(`${path}.imagePullPolicy`, imagePullPolicy, PULL_POLICIES)]),
    ...(MESSAGE_POLICIES.includes(terminationMessagePolicy)
      ? []
      : [notSupported(`${path}.terminationMessagePolicy`, terminationMessagePolicy, MESSAGE_POLICIES)]),
    ...validateResources(container.resources ?? {}, `${path}.resources`),
    ...validateUser(container.securityContext ?? {}, `${path}.securityContext`),
  ];
};

const validateUser = (security: NonNullable<Container['securityContext']>, path: string): FieldError[] =>
  ['runAsUser', 'runAsGroup'].flatMap((name) => {
    const id = security[name];
    return typeof id === 'number' && (id < 0 || id > 2 ** 31 - 1)
      ? [invalid(`${path}.${name}`, id, 'must be between 0 and 2147483647, inclusive')]
      : [];
  });
