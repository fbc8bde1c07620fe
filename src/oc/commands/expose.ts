import { routeKind, serviceKind } from '../../resources/kinds.ts';
import type { Service } from '../../resources/service.ts';
import { resolveKind } from '../client/discovery.ts';
import type { Command } from '../command.ts';
import { stringFlag } from '../command-line/flag.ts';
import { OcError, usageError } from '../oc-error.ts';

/** `oc expose service`: a route to a service. */
export const expose: Command = {
  usage: '(-f FILENAME | TYPE NAME) [--port=port] [--hostname=host] [--name=name] [flags]',
  flags: [
    stringFlag('name', 'The name for the newly created object.'),
    stringFlag('port', 'The port that the resource should serve on.'),
    stringFlag('hostname', 'Set a hostname for the new route'),
    stringFlag('path', 'Set a path for the new route'),
  ],
  run: async ({ args, flags, client, context, namespace, path }) => {
    const [type, name] =
      args.length === 1 ? ((args[0] as string).split('/') as [string, string | undefined]) : [args[0], args[1]];
    if (type === undefined || name === undefined)
      throw usageError(path, 'You must provide one or more resources by argument or filename.');
    const kind = await resolveKind(client, type);
    if (kind !== serviceKind) throw new OcError(`cannot expose a ${kind.kind}: only services can be exposed here`);
    await client.get(serviceKind, namespace, name);
    const service = await client.get<Service>(serviceKind, namespace, name);
    const [port] = service.spec.ports ?? [];
    const target = flags.string('port') || (port?.name ?? `${port?.targetPort ?? ''}`);
    const route = {
      kind: 'Route',
      apiVersion: 'route.openshift.io/v1',
      metadata: {
        name: flags.string('name') || name,
        creationTimestamp: null,
        ...(service.metadata.labels && { labels: service.metadata.labels }),
      },
      spec: {
        ...(flags.has('hostname') && { host: flags.string('hostname') }),
        ...(flags.has('path') && { path: flags.string('path') }),
        to: { kind: '', name, weight: null },
        ...(target && { port: { targetPort: /^\d+$/.test(target) ? Number(target) : target } }),
      },
      status: {},
    };
    await client.create(routeKind, namespace, route);
    context.stdout(`route.route.openshift.io/${route.metadata.name} exposed\n`);
  },
};
