import { ocVersion, whyNotOc } from '../../adapters/oc-shell.ts';
import type { Finding } from '../../ports/finding.ts';
import type { KubeApi } from '../../ports/kube-api.ts';

/** The version of `oc` whose requests and output the built-in one has, whatever the cluster is. */
const builtIn = '4.19 (Kubernetes 1.32)';

/** `oc` when there is one on PATH that answers. */
export const ocOnPath = async (): Promise<readonly string[]> => ((await whyNotOc('oc')) === undefined ? ['oc'] : []);

/** Compares the version of the `oc` of this machine with that of the cluster: one minor version apart is supported. */
export const ocFinding = async (api: KubeApi, named: readonly string[]): Promise<Finding> => {
  const [executable] = named.length > 0 ? named : await ocOnPath();
  if (executable === undefined)
    return {
      name: 'oc',
      state: 'present',
      detail: `none on PATH: the built-in one runs the commands, as oc ${builtIn} does; the cluster is Kubernetes 1.${await serverMinor(api)}`,
    };
  const [client, server] = await Promise.all([ocVersion(executable), serverMinor(api)]);
  if (client === undefined)
    return {
      name: 'oc',
      state: 'missing',
      detail: `${executable} does not tell its version`,
      remedy: 'name another one with --oc',
    };
  const detail = `${executable} ${client.name}, of Kubernetes 1.${client.minor}; the cluster is Kubernetes 1.${server}`;
  return Math.abs(client.minor - server) <= 1
    ? { name: 'oc', state: 'present', detail }
    : {
        name: 'oc',
        state: 'missing',
        detail: `${detail}: they are more than one minor version apart`,
        remedy: 'install the oc of the cluster (its console offers it) and name it with --oc',
      };
};

const serverMinor = async (api: KubeApi): Promise<number> => {
  const { body } = await api.request<{ minor?: string }>({ method: 'GET', path: '/version' });
  return Number.parseInt(body.minor ?? '', 10);
};
