import type { Container, PodSpec, Volume } from '../../../resources/workloads/pod-spec.ts';
import { duplicate, type FieldError, forbiddenField, notSupported } from '../../apimachinery/field-error.ts';
import { validateContainer } from './validate-container.ts';
import { validateHostPorts } from './validate-container-ports.ts';
import { validateProbes } from './validate-probes.ts';

/** What only containers have that go on running. */
const OF_RUNNING = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const;

/** The findings about the containers that run before the others, one after the other, or from then on beside them. */
export const validateInitContainers = (
  { containers, initContainers = [], terminationGracePeriodSeconds: grace }: PodSpec,
  volumes: readonly Volume[],
  path: string,
): FieldError[] => {
  const names = new Set(containers.map(({ name }) => name));
  return initContainers.flatMap((container, index) => {
    const at = `${path}[${index}]`;
    const isTaken = names.has(container.name);
    names.add(container.name);
    return [
      ...validateContainer(container, volumes, at),
      ...validateRestartPolicy(container, `${at}.restartPolicy`),
      ...(isTaken ? [duplicate(`${at}.name`, container.name)] : []),
      ...validateHostPorts([container], path),
      ...(container.restartPolicy === 'Always' ? validateProbes(container, at, grace) : refuseProbes(container, at)),
    ];
  });
};

const validateRestartPolicy = ({ restartPolicy }: Container, path: string): FieldError[] =>
  restartPolicy === undefined || restartPolicy === 'Always' ? [] : [notSupported(path, restartPolicy, ['Always'])];

const refuseProbes = (container: Container, path: string): FieldError[] =>
  OF_RUNNING.filter((field) => container[field] !== undefined).map((field) =>
    forbiddenField(`${path}.${field}`, 'may not be set for init containers without restartPolicy=Always'),
  );
