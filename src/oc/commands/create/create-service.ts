import { serviceKind } from '../../../resources/kinds/kinds.ts';
import type { Command, Invocation } from '../../command.ts';
import { type Flag, listFlag, numberFlag, stringFlag } from '../../command-line/flag.ts';
import { OcError } from '../../oc-error.ts';
import { createFlags, requiredName } from './create.ts';
import { createObject } from './create-object.ts';

const portsFlag = listFlag('tcp', "Ports in the form '<port>:<targetPort>'.");

/** `oc create service clusterip`. */
export const createClusterIp = serviceCommand('ClusterIP', 'NAME [--tcp=<port>:<targetPort>]', [
  portsFlag,
  stringFlag('clusterip', "The address of the service, or 'None' for one without."),
]);

/** `oc create service nodeport`. */
export const createNodePort = serviceCommand('NodePort', 'NAME [--tcp=port:targetPort]', [
  portsFlag,
  numberFlag('node-port', 'The port on every node.', { default: '0' }),
]);

/** `oc create service loadbalancer`. */
export const createLoadBalancer = serviceCommand('LoadBalancer', 'NAME [--tcp=port:targetPort]', [portsFlag]);

/** `oc create service externalname`. */
export const createExternalName = serviceCommand('ExternalName', 'NAME --external-name external.name', [
  portsFlag,
  stringFlag('external-name', 'The name outside the cluster that the service stands for.', { required: true }),
]);

function serviceCommand(type: string, usage: string, flags: readonly Flag[]): Command {
  return {
    usage: `${usage} [--dry-run=server|client|none]`,
    flags: [...createFlags, ...flags],
    run: async (invocation) =>
      await createObject(invocation, serviceKind, serviceOf(invocation, type), {
        failing: `failed to create ${type} service:`,
        recorded: 'never',
      }),
  };
}

const serviceOf = (invocation: Invocation, type: string): object => {
  const { flags } = invocation;
  const name = requiredName(invocation);
  const address = flags.string('clusterip');
  const ports = flags.list('tcp');
  if (address !== 'None' && ports.length === 0 && type !== 'ExternalName')
    throw new OcError('at least one tcp port specifier must be provided');
  const external = flags.string('external-name');
  if (type === 'ExternalName' && !/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(external))
    throw new OcError(`invalid service external name ${external}`);
  const nodePort = Number(flags.string('node-port') || 0);
  return {
    kind: 'Service',
    apiVersion: 'v1',
    metadata: { name, creationTimestamp: null, labels: { app: name } },
    spec: {
      ...(ports.length > 0 && { ports: ports.map((port) => portOf(port, nodePort)) }),
      selector: { app: name },
      ...(address && { clusterIP: address }),
      type,
      ...(external && { externalName: external }),
    },
    status: { loadBalancer: {} },
  };
};

const portOf = (text: string, nodePort: number): object => {
  const [first = '', second] = text.split(':');
  const port = numberOf(first);
  return {
    name: text.replaceAll(':', '-'),
    protocol: 'TCP',
    port,
    targetPort: second === undefined ? port : targetOf(second),
    ...(nodePort !== 0 && { nodePort }),
  };
};

const numberOf = (text: string): number => {
  const fail = (reason: string): OcError =>
    new OcError(`strconv.ParseUint: parsing ${JSON.stringify(text)}: ${reason}`);
  if (!/^\d+$/.test(text)) throw fail('invalid syntax');
  const port = Number(text);
  if (port > 65_535) throw fail('value out of range');
  return port;
};

const targetOf = (text: string): number | string => {
  if (!/^[+-]?\d+$/.test(text)) return nameOf(text);
  const port = Number(text);
  if (port < 1 || port > 65_535) throw new OcError('must be between 1 and 65535, inclusive');
  return port;
};

const nameOf = (text: string): string => {
  if (/^(?=.*[a-z])[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(text) && text.length <= 15) return text;
  throw new OcError(
    text.length > 15
      ? 'must be no more than 15 characters'
      : 'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)',
  );
};
