import type { Container, ContainerPort } from '../../../resources/workloads/pod-spec.ts';

/**
 * The warnings about ports of the containers of a pod that say the same, or contradict each other.
 *
 * @param containers with their paths
 */
export const containerPortWarnings = (containers: readonly (readonly [Container, string])[]): string[] => {
  const ports = containers.flatMap(([container, path]) =>
    (container.ports ?? []).map((port, index) => ({ port, path: `${path}.ports[${index}]` })),
  );
  return ports.flatMap(({ port, path }, index) => [
    ...(port.hostIP && !port.hostPort ? [`${path}: hostIP set without hostPort: ${asGo(port)}`] : []),
    ...ports
      .slice(0, index)
      .filter(({ port: other }) => other.containerPort === port.containerPort && other.protocol === port.protocol)
      .flatMap(({ port: other, path: where }) => {
        const relation = relationOf(port, other);
        return relation === undefined ? [] : [`${path}: ${relation} port definition with ${where}`];
      }),
  ]);
};

const relationOf = (one: ContainerPort, other: ContainerPort): string | undefined => {
  const [hostPort, otherHostPort] = [one.hostPort ?? 0, other.hostPort ?? 0];
  const [hostIp, otherHostIp] = [one.hostIP ?? '', other.hostIP ?? ''];
  if (hostIp === otherHostIp && hostPort === otherHostPort) return 'duplicate';
  if (hostPort === 0 || otherHostPort === 0) return 'overlapping';
  return hostPort === otherHostPort && (hostIp === '') !== (otherHostIp === '') ? 'dangerously ambiguous' : undefined;
};

const asGo = ({ name = '', hostPort = 0, containerPort, protocol = '', hostIP = '' }: ContainerPort): string =>
  `{Name:${name} HostPort:${hostPort} ContainerPort:${containerPort ?? 0} Protocol:${protocol} HostIP:${hostIP}}`;
