import { createHash } from 'node:crypto';
import type { EndpointPort } from '../../../resources/networking/endpoints.ts';

/**
 * The ports of a subset of endpoints in the order in which the real controller keeps them: that of the hashes of what Go prints of
 * them.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/api/v1/endpoints/util.go
 */
export const portsByHash = <P extends EndpointPort>(ports: readonly P[]): P[] =>
  byHash(
    ports,
    ({ name = '', port, protocol = 'TCP', appProtocol }) =>
      `(v1.EndpointPort){Name:(string)${name} Port:(int32)${port} Protocol:(v1.Protocol)${protocol} AppProtocol:(*string)${appProtocol ?? '<nil>'}}`,
  );

/**
 * The same of the ports of a slice, which are another type.
 *
 * @see https://github.com/kubernetes/endpointslice/blob/v0.32.0/util/controller_utils.go
 */
export const slicePortsByHash = <P extends EndpointPort>(ports: readonly P[]): P[] =>
  byHash(
    ports,
    ({ name = '', port, protocol = 'TCP', appProtocol }) =>
      `(v1.EndpointPort){Name:(*string)${name} Protocol:(*v1.Protocol)${protocol} Port:(*int32)${port} AppProtocol:(*string)${appProtocol ?? '<nil>'}}`,
  );

const byHash = <P>(ports: readonly P[], print: (port: P) => string): P[] =>
  ports.length < 2
    ? [...ports]
    : ports
        .map((port) => ({ port, hash: createHash('md5').update(print(port)).digest('hex') }))
        .sort((one, other) => (one.hash < other.hash ? -1 : 1))
        .map(({ port }) => port);
