import { appendFile, mkdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ApiStatusError } from '../../../errors/api-status-error.ts';
import {
  daemonSetKind,
  deploymentKind,
  eventKind,
  namespaceKind,
  nodeKind,
  podKind,
  replicaSetKind,
  replicationControllerKind,
  serviceKind,
} from '../../../resources/kinds/kinds.ts';
import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeList, KubeObject } from '../../../resources/kube-object.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { resourcePath } from '../../client/resource-path.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, durationFlag, listFlag, stringFlag } from '../../command-line/flag.ts';
import type { Flags } from '../../command-line/flags.ts';
import { outputFlag } from '../../command-line/shared-flags.ts';
import { OcError } from '../../oc-error.ts';
import { printOptionsOf } from '../../output/format-chosen.ts';
import { typeOfKind } from '../../output/go-types/go-types.ts';
import { typedAs } from '../../output/go-types/typed.ts';
import { printObjects, withoutManagedFields } from '../../output/print-objects.ts';

/** `oc cluster-info dump`: nodes, and what the namespaces hold with the logs of their pods, on stdout or in files. */
export const clusterInfoDump: Command = {
  usage: '',
  flags: [
    outputFlag,
    stringFlag('output-directory', "Where to write files; stdout when empty or '-'."),
    listFlag('namespaces', 'The namespaces, instead of kube-system and the current one.'),
    booleanFlag('all-namespaces', 'All namespaces; --namespaces is ignored then.', { short: 'A' }),
    durationFlag('pod-running-timeout', 'How long to wait for a pod that runs.', { default: '20s' }),
  ],
  run: async (invocation) => {
    const { client, context, flags } = invocation;
    const format = flags.string('output') || 'json';
    if (format === 'name') throw new OcError('list types are not supported by name printing: *v1.NodeList');
    const extension = { json: '.json', yaml: '.yaml' }[format] ?? '.txt';
    const folder = flags.string('output-directory');
    const write = writerTo(invocation, folder);
    const print = printerOf(format, flags);
    await write(`nodes${extension}`, print(await client.list(nodeKind, ''), nodeKind));
    for (const namespace of await namespacesOf(invocation)) {
      for (const [file, kind] of dumped) {
        const list = await client.list(kind, namespace);
        await write(join(namespace, `${file}${extension}`), print(list, kind));
        if (kind === podKind) await dumpLogs(invocation, list.items as Pod[], write);
      }
    }
    if (folder !== '' && folder !== '-') context.stdout(`Cluster info dumped to ${folder}\n`);
  },
};

/** By the names of their files. */
const dumped: readonly (readonly [file: string, kind: ResourceKind])[] = [
  ['events', eventKind],
  ['replication-controllers', replicationControllerKind],
  ['services', serviceKind],
  ['daemonsets', daemonSetKind],
  ['deployments', deploymentKind],
  ['replicasets', replicaSetKind],
  ['pods', podKind],
];

type Write = (file: string, text: string) => Promise<void>;

/** Files are made anew by the first text for them. */
const writerTo = ({ context }: Invocation, folder: string): Write => {
  if (folder === '' || folder === '-') return async (_, text) => context.stdout(text);
  const begun = new Set<string>();
  return async (file, text) => {
    const path = resolve(context.cwd ?? process.cwd(), folder, file);
    if (!begun.has(path)) {
      await mkdir(dirname(path), { recursive: true });
      await rm(path, { force: true });
      begun.add(path);
    }
    await appendFile(path, text);
  };
};

/** In YAML, every list behind the first one is a document of its own, in files, too. */
const printerOf = (format: string, flags: Flags) => {
  let count = 0;
  return (list: KubeList, kind: ResourceKind): string => {
    const { metadata, items } = list;
    const options = printOptionsOf(flags);
    const shown = options.managedFields ? items : items.map(withoutManagedFields);
    const whole = {
      ...{ kind: `${kind.kind}List`, apiVersion: apiVersionOf(kind), metadata },
      items: shown.map((item) => typedAs(typeOfKind(apiVersionOf(kind), kind.kind) ?? '', item)),
    };
    const set = { objects: [whole as unknown as KubeObject], kinds: [kind], single: true };
    count += 1;
    const start = format === 'yaml' && count > 1 ? '---\n' : '';
    return `${start}${printObjects(format, set, { ...options, declaredOrder: true })}`;
  };
};

const namespacesOf = async ({ client, flags, namespace }: Invocation): Promise<readonly string[]> => {
  if (flags.boolean('all-namespaces'))
    return (await client.list(namespaceKind, '')).items.map(({ metadata }) => metadata.name);
  return flags.has('namespaces') ? flags.list('namespaces') : ['kube-system', namespace];
};

const dumpLogs = async ({ client }: Invocation, pods: readonly Pod[], write: Write): Promise<void> => {
  for (const { metadata, spec } of pods) {
    const { namespace = '', name } = metadata;
    const file = join(namespace, name, 'logs.txt');
    for (const container of [...(spec.initContainers ?? []), ...spec.containers]) {
      const of = `logs for container ${container.name} of pod ${namespace}/${name} ====\n`;
      const log = await client
        .request<unknown>({
          method: 'GET',
          path: resourcePath(podKind, namespace, `${name}/log`),
          query: { container: container.name },
        })
        .catch((error: Error) => `Request log error: ${refusalOf(error)} (get pods ${name})\n`);
      await write(file, `==== START ${of}${String(log ?? '')}==== END ${of}`);
    }
  }
};

/** The answer to a request for a log is not read: what is told of a refusal follows from its code. */
const refusalOf = (error: Error): string => {
  if (!(error instanceof ApiStatusError)) return error.message;
  const { code } = error.status;
  if (code === 400) return 'the server rejected our request for an unknown reason';
  if (code === 404) return 'the server could not find the requested resource';
  return `the server responded with the status code ${code} but did not return more information`;
};
