import { formatYaml } from '../../../resources/yaml/format-yaml.ts';
import { type Client, isRefusal } from '../../client/client.ts';
import type { Command } from '../../command.ts';
import { booleanFlag, stringFlag } from '../../command-line/flag.ts';
import { OcError } from '../../oc-error.ts';

/** `oc version`: what this client and the server are. A server that is not OpenShift, or that does not let the user look, tells no version of it. */
export const version: Command = {
  usage: '[flags]',
  flags: [
    stringFlag('output', "One of 'yaml' or 'json'.", { short: 'o' }),
    booleanFlag('client', 'If true, shows client version only (no server required).'),
  ],
  run: async ({ flags, client, context }) => {
    const format = flags.string('output');
    if (!['', 'yaml', 'json'].includes(format)) throw new OcError("--output must be 'yaml' or 'json'");
    const server = flags.boolean('client') ? {} : await serverVersions(client);
    const { serverVersion, openshiftVersion } = server;
    const facts = { clientVersion: inOrder({ gitVersion: 'built-in' }), ...server };
    if (format !== '')
      return context.stdout(format === 'json' ? `${JSON.stringify(facts, undefined, 2)}\n` : formatYaml(facts));
    const lines = [
      'Client Version: built-in',
      ...(openshiftVersion === undefined ? [] : [`Server Version: ${openshiftVersion}`]),
      ...(serverVersion === undefined ? [] : [`Kubernetes Version: ${serverVersion.gitVersion}`]),
    ];
    context.stdout(`${lines.join('\n')}\n`);
  },
};

interface ServerVersions {
  readonly serverVersion?: { readonly gitVersion: string };
  /** That of the last update that was completed; only administrators may know. */
  readonly openshiftVersion?: string;
}

const FIELDS = 'major minor gitVersion gitCommit gitTreeState buildDate goVersion compiler platform'.split(' ');

/** A version with its fields in the order of their type. */
const inOrder = <T extends object>(version: T): T => {
  const written = version as Readonly<Record<string, string>>;
  return Object.fromEntries(FIELDS.filter((name) => name in written).map((name) => [name, written[name]])) as T;
};

const serverVersions = async (client: Client): Promise<ServerVersions> => {
  const serverVersion = await client.request<{ gitVersion: string }>({ method: 'GET', path: '/version' });
  const installed = await client
    .request<ClusterVersion>({ method: 'GET', path: '/apis/config.openshift.io/v1/clusterversions/version' })
    .catch((error: unknown) => {
      if (isRefusal(error, 'NotFound', 'Forbidden')) return undefined;
      throw error;
    });
  const completed = installed?.status?.history?.find(({ state }) => state === 'Completed');
  return {
    serverVersion: inOrder(serverVersion),
    ...(completed === undefined ? {} : { openshiftVersion: completed.version }),
  };
};

interface ClusterVersion {
  readonly status?: { readonly history?: readonly { readonly state: string; readonly version: string }[] };
}
