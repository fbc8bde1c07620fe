import { dnsLabel } from '../../../resources/validation/dns-name.ts';
import type { Container, Volume } from '../../../resources/workloads/pod-spec.ts';
import { duplicate, type FieldError, forbiddenField, invalid, required } from '../../apimachinery/field-error.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { validateContainerPorts, validateHostPorts } from './validate-container-ports.ts';
import { validateEnvironment, validateEnvironmentSources } from './validate-environment.ts';
import { validateProbes } from './validate-probes.ts';
import { validateResources } from './validate-resources.ts';
import { validateContainerSecurity } from './validate-security.ts';
import { validateVolumeDevices } from './validate-volume-devices.ts';
import { validateVolumeMounts } from './validate-volumes.ts';

const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];
const MESSAGE_POLICIES = ['File', 'FallbackToLogsOnError'];

/**
 * The findings about the containers of a pod or of a pod template.
 *
 * @param grace how long a pod has to end, seconds
 */
export const validateContainers = (
  containers: readonly Container[],
  volumes: readonly Volume[],
  path: string,
  grace?: number,
): FieldError[] => {
  const names = new Set<string>();
  return [
    ...containers.flatMap((container, index) => {
      const at = `${path}[${index}]`;
      const isTaken = names.has(container.name);
      names.add(container.name);
      return [
        ...validateContainer(container, volumes, at),
        ...(isTaken ? [duplicate(`${at}.name`, container.name)] : []),
        ...validateProbes(container, at, grace),
        ...(container.restartPolicy === undefined
          ? []
          : [forbiddenField(`${at}.restartPolicy`, 'may not be set for non-init containers')]),
      ];
    }),
    ...validateHostPorts(containers, path),
  ];
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

/** The findings about what all sorts of containers have. */
export const validateContainer = (container: Container, volumes: readonly Volume[], path: string): FieldError[] => {
  const { image, imagePullPolicy = '', terminationMessagePolicy = '' } = container;
  const isPrivileged = container.securityContext?.privileged === true;
  return [
    ...validateName(container.name, `${path}.name`),
    ...(image ? [] : [required(`${path}.image`)]),
    ...validateOneOf(terminationMessagePolicy, `${path}.terminationMessagePolicy`, MESSAGE_POLICIES),
    ...validateContainerPorts(container.ports ?? [], `${path}.ports`),
    ...validateEnvironment(container.env ?? [], `${path}.env`),
    ...validateEnvironmentSources(container.envFrom ?? [], `${path}.envFrom`),
    ...validateVolumeMounts(container.volumeMounts ?? [], volumes, `${path}.volumeMounts`, isPrivileged),
    ...validateVolumeDevices(container, volumes, `${path}.volumeDevices`),
    ...validateOneOf(imagePullPolicy, `${path}.imagePullPolicy`, PULL_POLICIES),
    ...validateResources(container.resources ?? {}, `${path}.resources`),
    ...validateContainerSecurity(container.securityContext ?? {}, `${path}.securityContext`),
  ];
};
