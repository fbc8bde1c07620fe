import type { Container, ContainerPort, PodSpec } from '../../../resources/workloads/pod-spec.ts';
import { duplicate, type FieldError, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import { portNameErrors, portNumberErrors } from '../validation/port.ts';

/** The findings about the ports of a container. */
export const validateContainerPorts = (ports: readonly ContainerPort[], path: string): FieldError[] => {
  const names = new Set<string>();
  return ports.flatMap((port, index) => [
    ...(port.name ? validateName(port.name, names, `${path}[${index}].name`) : []),
    ...validateNumber(port.containerPort, `${path}[${index}].containerPort`),
    ...(port.hostPort
      ? portNumberErrors(port.hostPort).map((text) => invalid(`${path}[${index}].hostPort`, port.hostPort, text))
      : []),
    ...validateProtocol(port.protocol, `${path}[${index}].protocol`),
  ]);
};

/** The findings about ports of the node that two ports of a pod want. */
export const validateHostPorts = (containers: readonly Container[], path: string): FieldError[] => {
  const taken = new Set<string>();
  return containers.flatMap(({ ports = [] }, container) =>
    ports.flatMap(({ protocol, hostIP = '', hostPort }, index) => {
      if (!hostPort) return [];
      const port = `${protocol}/${hostIP}/${hostPort}`;
      if (taken.has(port)) return [duplicate(`${path}[${container}].ports[${index}].hostPort`, port)];
      taken.add(port);
      return [];
    }),
  );
};

/** The findings about ports of a pod that shares the network of its node: there they are the ports of the node, too. */
export const validateHostNetworkPorts = ({ hostNetwork, containers }: PodSpec, path: string): FieldError[] =>
  !hostNetwork
    ? []
    : containers.flatMap(({ ports = [] }, container) =>
        ports.flatMap(({ hostPort, containerPort }, index) =>
          hostPort && hostPort !== containerPort
            ? [
                invalid(
                  `${path}[${container}].ports[${index}].hostPort`,
                  hostPort,
                  'must match `containerPort` when `hostNetwork` is true',
                ),
              ]
            : [],
        ),
      );

export const validateProtocol = (protocol: string | undefined, path: string): FieldError[] => {
  if (!protocol) return [required(path)];
  return PROTOCOLS.includes(protocol) ? [] : [notSupported(path, protocol, PROTOCOLS)];
};

const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];

const validateName = (name: string, known: Set<string>, path: string): FieldError[] => {
  const errors = portNameErrors(name).map((text) => invalid(path, name, text));
  if (errors.length === 0 && known.has(name)) errors.push(duplicate(path, name));
  known.add(name);
  return errors;
};

const validateNumber = (port: number | undefined, path: string): FieldError[] =>
  port ? portNumberErrors(port).map((text) => invalid(path, port, text)) : [required(path)];
