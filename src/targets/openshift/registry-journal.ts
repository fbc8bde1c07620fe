import { parseAccessLog } from '../../adapters/access-log.ts';
import type { KubeApi } from '../../ports/kube-api.ts';
import type { RegistryRequest } from '../../ports/registry.ts';
import type { RunNames } from './run-names.ts';

/** Where the internal registry runs, and the label of its pods. */
const namespace = 'openshift-image-registry';
const pods = `/api/v1/namespaces/${namespace}/pods`;

/**
 * What the internal registry was asked in the projects of an experiment, as the logs of its pods tell: with the names of the
 * feature, in the order of time.
 *
 * @param since milliseconds since the epoch: when the experiment began
 */
export const readRegistryJournal = async (
  api: KubeApi,
  names: RunNames,
  since: number,
): Promise<readonly RegistryRequest[]> => {
  const { body } = await api.request<{ items: readonly { metadata: { name: string } }[] }>({
    method: 'GET',
    path: pods,
    query: { labelSelector: 'docker-registry=default' },
  });
  const logs = await Promise.all(body.items.map(({ metadata }) => readLog(api, metadata.name, since)));
  const isOurs = ({ path }: RegistryRequest): boolean =>
    names.projects.some((project) => path.includes(`/${project}/`));
  return logs
    .flatMap(parseAccessLog)
    .filter(isOurs)
    .map((request) => ({ ...request, path: names.toLogical(request.path) }))
    .toSorted((one, other) => one.at - other.at);
};

const readLog = async (api: KubeApi, pod: string, since: number): Promise<string> => {
  const query = { container: 'registry', sinceTime: new Date(since - 1_000).toISOString().replace(/\.\d+/, '') };
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of api.stream(
    { method: 'GET', path: `${pods}/${pod}/log`, query },
    new AbortController().signal,
  ))
    text += decoder.decode(chunk, { stream: true });
  return text;
};
