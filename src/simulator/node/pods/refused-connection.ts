import type { Container, Handler } from '../../../resources/workloads/pod-spec.ts';

/**
 * What becomes of a request to a container that listens nowhere, in the words of the kubelet.
 *
 * @param address of the pod
 * @param timeout seconds
 */
export const refusedConnection = (
  { httpGet, tcpSocket, grpc }: Handler,
  container: Container,
  address: string,
  timeout: number,
): string => {
  if (grpc !== undefined)
    return `timeout: failed to connect service "${address}:${grpc.port}" within ${timeout}s: context deadline exceeded`;
  const { host, port = 0 } = httpGet ?? tcpSocket ?? {};
  const target = `${host || address}:${portNumber(port, container)}`;
  const refused = `dial tcp ${target}: connect: connection refused`;
  if (httpGet === undefined) return refused;
  const { scheme = 'HTTP', path = '' } = httpGet;
  return `Get "${scheme.toLowerCase()}://${target}${path.startsWith('/') ? '' : '/'}${path}": ${refused}`;
};

const portNumber = (port: number | string, { ports = [] }: Container): number | string =>
  typeof port === 'number' ? port : (ports.find(({ name }) => name === port)?.containerPort ?? port);
