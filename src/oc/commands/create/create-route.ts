import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { routeKind, serviceKind } from '../../../resources/kinds/kinds.ts';
import { groupResource } from '../../../resources/kinds/resource-kind.ts';
import { namedResource } from '../../client/named-resource.ts';
import type { Command, Invocation } from '../../command.ts';
import { type Flag, stringFlag } from '../../command-line/flag.ts';
import { OcError } from '../../oc-error.ts';
import { createFlags } from './create.ts';
import { createObject } from './create-object.ts';
import { routeTo } from './route-to.ts';

const routeFlags = [
  stringFlag('hostname', 'The host name of the route.'),
  stringFlag('port', 'The port of the service, by name, or that of its containers, by number.'),
  stringFlag('insecure-policy', 'What happens to requests without TLS.'),
  stringFlag('service', 'The service that the route leads to.', { required: true }),
  stringFlag('wildcard-policy', 'None, or Subdomain for all names below the host name.'),
];

const pathFlag = stringFlag('path', 'Only requests below this path take the route.');

const certificateFlags = [
  stringFlag('cert', 'Path of a certificate.'),
  stringFlag('key', 'Path of its key.'),
  stringFlag('ca-cert', 'Path of the certificate of an authority.'),
];

type Termination = 'edge' | 'passthrough' | 'reencrypt';

/** `oc create route edge|passthrough|reencrypt`: a route with TLS. */
export const createRoute = (termination: Termination): Command => ({
  usage: `[NAME] --service=SERVICE [flags]`,
  flags: [...createFlags, ...routeFlags, ...flagsOf[termination]],
  run: async (invocation) => {
    const { args, flags } = invocation;
    if (args.length > 1) throw new OcError('multiple names provided. Please specify at most one');
    const service = await serviceNamed(invocation, flags.string('service'));
    const route = await routeTo(invocation, service, { name: args[0] ?? service, port: flags.string('port') });
    const policy = flags.string('wildcard-policy');
    const tls = {
      termination,
      ...(await filesOf(invocation)),
      ...(flags.string('insecure-policy') && { insecureEdgeTerminationPolicy: flags.string('insecure-policy') }),
    };
    const { to, port } = route.spec;
    const spec = {
      ...(flags.string('hostname') && { host: flags.string('hostname') }),
      ...(flags.string('path') && { path: flags.string('path') }),
      to,
      ...(port && { port }),
      tls,
      ...(policy && { wildcardPolicy: policy }),
    };
    await createObject(invocation, routeKind, { ...route, spec, status: {} }, { parameters: false, placed: true });
  },
});

/** @throws OcError for what is no service */
const serviceNamed = async ({ client }: Invocation, word: string): Promise<string> => {
  if (word === '') throw new OcError('you need to provide a service name via --service');
  const { kind, name } = await namedResource(client, word, serviceKind);
  if (kind !== serviceKind) throw new OcError(`cannot expose ${groupResource(kind)} as routes`);
  return name;
};

const flagsOf: Readonly<Record<Termination, readonly Flag[]>> = {
  edge: [pathFlag, ...certificateFlags],
  passthrough: [],
  reencrypt: [
    pathFlag,
    ...certificateFlags,
    stringFlag('dest-ca-cert', 'Path of the certificate of the authority behind the service.'),
  ],
};

const filesOf = async ({ context, flags }: Invocation): Promise<Record<string, string>> => {
  const fields = {
    cert: 'certificate',
    key: 'key',
    'ca-cert': 'caCertificate',
    'dest-ca-cert': 'destinationCACertificate',
  };
  const contents: Record<string, string> = {};
  for (const [flag, field] of Object.entries(fields)) {
    const path = flags.string(flag);
    if (path === '') continue;
    contents[field] = await readFile(resolve(context.cwd ?? process.cwd(), path), 'utf8').catch((cause: unknown) => {
      throw new OcError(`open ${path}: no such file or directory`, { cause });
    });
  }
  return contents;
};
