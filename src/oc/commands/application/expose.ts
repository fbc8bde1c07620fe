import { routeKind, serviceKind } from '../../../resources/kinds/kinds.ts';
import type { Service } from '../../../resources/networking/service.ts';
import { loadObjects } from '../../client/load-objects.ts';
import { localObjects } from '../../client/local-objects.ts';
import { readsFilesAlone } from '../../client/manifests.ts';
import { selectNamedResources } from '../../client/select-resources.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, stringFlag } from '../../command-line/flag.ts';
import { recordFlag } from '../../command-line/record.ts';
import { dryRunFlag, fieldManagerFlag, fileFlags, outputFlag } from '../../command-line/shared-flags.ts';
import { OcError, throwCollected } from '../../oc-error.ts';
import { applyOverrides } from '../../run/apply-overrides.ts';
import { createObject } from '../create/create-object.ts';
import { routeTo } from '../create/route-to.ts';
import { serviceFor } from './service-for.ts';

/** `oc expose`: a route to a service, or a service in front of the pods of a workload. */
export const expose: Command = {
  usage:
    '(-f FILENAME | TYPE NAME) [--port=port] [--protocol=TCP|UDP|SCTP] [--target-port=number-or-name] [--name=name] [--external-ip=external-ip-of-service] [--type=type]',
  flags: [
    recordFlag,
    outputFlag,
    dryRunFlag,
    ...fileFlags,
    booleanFlag('save-config', 'If true, the object remembers its configuration, as oc apply needs it.'),
    fieldManagerFlag('kubectl-expose'),
    stringFlag('name', 'The name of the new object.'),
    stringFlag('port', 'The port on which it serves.'),
    stringFlag('target-port', 'The port of the containers, by name or number.'),
    stringFlag('protocol', 'The protocol of the ports.'),
    stringFlag('type', 'The type of the service: ClusterIP, NodePort, LoadBalancer or ExternalName.'),
    stringFlag('selector', 'The labels of the pods, instead of those of the workload.'),
    stringFlag('labels', 'Labels of the new service.', { short: 'l' }),
    stringFlag('external-ip', 'A further address of the service.'),
    stringFlag('load-balancer-ip', 'The address that a load balancer shall have.'),
    stringFlag('session-affinity', 'None, or ClientIP.'),
    stringFlag('cluster-ip', "The address of the service, or 'None'."),
    stringFlag('override-type', 'How --overrides are merged: json, merge or strategic.', { default: 'merge' }),
    stringFlag('overrides', 'JSON that is merged into the new object.'),
    stringFlag('hostname', 'The host name of the route.'),
    stringFlag('path', 'Only requests below this path take the route.'),
    stringFlag('wildcard-policy', 'None, or Subdomain for all names below the host name.'),
  ],
  run: async (invocation) => {
    const { args, flags } = invocation;
    const policy = flags.string('wildcard-policy');
    if (!['', 'Subdomain', 'None'].includes(policy))
      throw new OcError('only "Subdomain" or "None" are supported for wildcard-policy');
    const errors: unknown[] = [];
    const loaded = (await readsFilesAlone(invocation))
      ? await localObjects(invocation, 'expose')
      : await loadObjects(invocation, await selectNamedResources(invocation, args, { withSelector: false }), errors);
    throwCollected(errors);
    if (loaded.length > 1) throw new OcError(`multiple resources provided: [${args.join(' ')}]`);
    const [target] = loaded;
    if (target?.kind === serviceKind) return await exposeService(invocation, target.object as Service);
    if (!target) return;
    const overrides = [flags.string('overrides'), flags.string('override-type')] as const;
    const service = await applyOverrides(serviceFor(invocation, target), ...overrides);
    await createObject(invocation, serviceKind, service, { outcome: 'exposed', recorded: 'sent' });
  },
};

const exposeService = async (invocation: Invocation, { metadata }: Service): Promise<void> => {
  const { flags } = invocation;
  if (flags.string('type') !== '') throw new OcError('cannot use --type when exposing route');
  const name = flags.string('name') || metadata.name;
  const route = await routeTo(invocation, metadata.name, { name, port: flags.string('port'), forcePort: true });
  const { to, port } = route.spec;
  const spec = {
    ...(flags.has('hostname') && { host: flags.string('hostname') }),
    ...(flags.has('path') && { path: flags.string('path') }),
    to,
    ...(port && { port }),
    ...(flags.string('wildcard-policy') && { wildcardPolicy: flags.string('wildcard-policy') }),
  };
  await createObject(
    invocation,
    routeKind,
    { ...route, spec, status: {} },
    { query: {}, outcome: 'exposed', tellsCommand: false },
  );
};
