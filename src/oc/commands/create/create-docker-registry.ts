import { secretKind } from '../../../resources/kinds/kinds.ts';
import type { Command, Invocation } from '../../command.ts';
import { stringFlag } from '../../command-line/flag.ts';
import { OcError } from '../../oc-error.ts';
import { dataFlags, readData, withHash } from '../file-data.ts';
import { createFlags, requiredName } from './create.ts';
import { refuseKey } from './create-configmap.ts';
import { createObject } from './create-object.ts';

/** `oc create secret docker-registry`: credentials for a registry. */
export const createDockerRegistry: Command = {
  usage:
    'NAME --docker-username=user --docker-password=password --docker-email=email [--docker-server=string] [--from-file=[key=]source] [--dry-run=server|client|none]',
  flags: [
    ...createFlags,
    ...dataFlags.filter(({ name }) => name === 'from-file' || name === 'append-hash'),
    stringFlag('docker-server', 'Where the registry is.', { default: 'https://index.docker.io/v1/' }),
    stringFlag('docker-username', 'The user that the registry knows.'),
    stringFlag('docker-password', 'The password of that user.'),
    stringFlag('docker-email', 'The mail address of that user.'),
  ],
  run: async (invocation) => {
    const name = requiredName(invocation);
    const type = 'kubernetes.io/dockerconfigjson';
    const data = invocation.flags.has('from-file') ? await dataOfFiles(invocation) : dataOfFlags(invocation);
    const full = invocation.flags.boolean('append-hash') ? withHash(name, { data, kind: 'Secret', name, type }) : name;
    await createObject(
      invocation,
      secretKind,
      { kind: 'Secret', apiVersion: 'v1', metadata: { name: full, creationTimestamp: null }, data, type },
      { failing: 'failed to create secret' },
    );
  },
};

/** A file without a key is the configuration itself. */
const keyed = (source: string): string => (source.includes('=') ? source : `.dockerconfigjson=${source}`);

const dataOfFiles = async (invocation: Invocation): Promise<Record<string, string>> =>
  Object.fromEntries(
    [...(await readData(invocation, refuseKey, invocation.flags.values('from-file').map(keyed)))].map(
      ([key, value]) => [key, value.toString('base64')],
    ),
  );

const dataOfFlags = ({ flags }: Invocation): Record<string, string> => {
  const [username = '', password = '', email = ''] = ['username', 'password', 'email'].map((name) =>
    flags.string(`docker-${name}`),
  );
  if (username === '' || password === '')
    throw new OcError(
      'either --from-file or the combination of --docker-username, --docker-password and --docker-server is required',
    );
  const auth = Buffer.from(`${username}:${password}`).toString('base64');
  const config = { auths: { [flags.string('docker-server')]: { username, password, ...(email && { email }), auth } } };
  return { '.dockerconfigjson': Buffer.from(JSON.stringify(config)).toString('base64') };
};
