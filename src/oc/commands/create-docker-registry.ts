import { secretKind } from '../../resources/kinds.ts';
import type { Command } from '../command.ts';
import { stringFlag } from '../command-line/flag.ts';
import { OcError } from '../oc-error.ts';
import { createFlags, createObject, requiredName } from './create.ts';

/** `oc create secret docker-registry`: credentials for a registry. */
export const createDockerRegistry: Command = {
  usage: 'NAME --docker-username=user --docker-password=password --docker-email=email [--docker-server=string] [flags]',
  flags: [
    ...createFlags,
    stringFlag('docker-server', 'Server location for Docker registry', { default: 'https://index.docker.io/v1/' }),
    stringFlag('docker-username', 'Username for Docker registry authentication'),
    stringFlag('docker-password', 'Password for Docker registry authentication'),
    stringFlag('docker-email', 'Email for Docker registry'),
  ],
  run: async (invocation) => {
    const { flags } = invocation;
    const [username, password, email] = ['username', 'password', 'email'].map((name) =>
      flags.string(`docker-${name}`),
    ) as [string, string, string];
    if (username === '' || password === '')
      throw new OcError(
        'either --from-file or the combination of --docker-username, --docker-password and --docker-server is required',
      );
    const auth = Buffer.from(`${username}:${password}`).toString('base64');
    const config = {
      auths: { [flags.string('docker-server')]: { username, password, ...(email && { email }), auth } },
    };
    await createObject(invocation, secretKind, {
      kind: 'Secret',
      apiVersion: 'v1',
      metadata: { name: requiredName(invocation), creationTimestamp: null },
      data: { '.dockerconfigjson': Buffer.from(JSON.stringify(config)).toString('base64') },
      type: 'kubernetes.io/dockerconfigjson',
    });
  },
};
