import { podKind } from '../../../resources/kinds/kinds.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { printBuild } from '../../build/print-build.ts';
import { isNotFound } from '../../client/client.ts';
import { containerOf, podOf, podsOfWorkload } from '../../client/exec-target.ts';
import { resourcePath } from '../../client/resource-path.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, durationFlag, numberFlag, stringFlag } from '../../command-line/flag.ts';
import { containerFlag, selectorFlag } from '../../command-line/shared-flags.ts';
import { errorMessage } from '../../error-text.ts';
import { OcError } from '../../oc-error.ts';
import { printRolloutLog } from '../../rollout/print-rollout-log.ts';
import { checkLogs } from './check-logs.ts';

/** `oc logs`: what a container wrote. */
export const logs: Command = {
  usage: '[-f] [-p] (POD | TYPE/NAME) [-c CONTAINER] [flags]',
  flags: [
    containerFlag,
    selectorFlag,
    booleanFlag('follow', 'Specify if the logs should be streamed.', { short: 'f' }),
    booleanFlag(
      'previous',
      'If true, print the logs for the previous instance of the container in a pod if it exists.',
      { short: 'p' },
    ),
    booleanFlag('timestamps', 'Include timestamps on each line in the log output'),
    booleanFlag('all-containers', "Get all containers' logs in the pod(s)."),
    booleanFlag('prefix', 'Prefix each log line with the log source (pod name and container name)'),
    numberFlag('tail', 'Lines of recent log file to display.', { default: '-1' }),
    numberFlag('limit-bytes', 'Maximum bytes of logs to return.', { default: '0' }),
    durationFlag('since', 'Only return logs newer than a relative duration like 5s, 2m, or 3h.', { default: '0s' }),
    stringFlag('since-time', 'Only return logs after a specific date (RFC3339).'),
    numberFlag('version', 'View the logs of a particular build or deployment by version if greater than zero', {
      default: '0',
    }),
    booleanFlag('all-pods', 'Get logs from all pod(s) of a workload. Sets prefix to true.'),
    booleanFlag('insecure-skip-tls-verify-backend', 'Skip verifying the identity of the kubelet.'),
    numberFlag('max-log-requests', 'How many logs may be followed at once when using a selector.', { default: '5' }),
    durationFlag('pod-running-timeout', 'How long to wait until at least one pod is running', { default: '20s' }),
    booleanFlag('ignore-errors', 'If watching / following pod logs, allow for any errors that occur to be non-fatal'),
  ],
  run: async (invocation) => {
    checkLogs(invocation);
    const pods = (await printRolloutLog(invocation)) ? [] : await findPods(invocation);
    if (pods.length === 0 && invocation.flags.has('selector'))
      invocation.context.stderr(`No resources found in ${invocation.namespace} namespace.\n`);
    checkRequests(invocation, pods);
    const sources = pods.flatMap((pod) => containersOf(invocation, pod).map((container) => ({ pod, container })));
    const print = async ({ pod, container }: Source): Promise<void> =>
      await printLog(invocation, pod, container).catch((error: unknown) => {
        if (!invocation.flags.boolean('ignore-errors')) throw error;
        invocation.context.stdout(`error: ${errorMessage(error)}\n`);
      });
    // Logs that are followed do not end: they are read side by side.
    if (invocation.flags.boolean('follow')) await Promise.all(sources.map(print));
    else for (const source of sources) await print(source);
  },
};

interface Source {
  readonly pod: Pod;
  readonly container: string;
}

/** The pods whose logs are wanted; none when a build has told its own. @throws OcError for what is not there */
const findPods = async (invocation: Invocation): Promise<Pod[]> => {
  try {
    return (await printBuild(invocation)) ? [] : await podsOf(invocation);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    const place = JSON.stringify(invocation.namespace);
    throw new OcError(`error from server (NotFound): ${error.message} in namespace ${place}`, { cause: error });
  }
};

/** @throws OcError when more logs would be followed at once than may be */
const checkRequests = (invocation: Invocation, pods: readonly Pod[]): void => {
  const { flags } = invocation;
  if (!flags.boolean('follow') || pods.length < 2) return;
  const count = pods.flatMap((pod) => containersOf(invocation, pod)).length;
  const most = flags.number('max-log-requests');
  if (count > most)
    throw new OcError(
      `you are attempting to follow ${count} log streams, but maximum allowed concurrency is ${most}, use --max-log-requests to increase the limit`,
    );
};

const podsOf = async (invocation: Invocation): Promise<Pod[]> => {
  const { args, flags, client, namespace } = invocation;
  if (flags.has('selector'))
    return (await client.list<Pod>(podKind, namespace, { labelSelector: flags.string('selector') })).items;
  const [word = ''] = args;
  return flags.boolean('all-pods') && word.includes('/')
    ? await podsOfWorkload(invocation, word)
    : [await podOf(invocation, word)];
};

const containersOf = (invocation: Invocation, pod: Pod): string[] => {
  if (invocation.flags.boolean('all-containers'))
    return [...(pod.spec.initContainers ?? []), ...pod.spec.containers].map(({ name }) => name);
  const [, named = invocation.flags.string('container')] = invocation.args;
  return [
    containerOf(
      invocation,
      pod,
      named,
      (name) => new OcError(`container ${name} is not valid for pod ${pod.metadata.name}`),
    ),
  ];
};

const printLog = async (
  { flags, client, context, namespace }: Invocation,
  pod: Pod,
  container: string,
): Promise<void> => {
  const tail = flags.has('tail') ? flags.number('tail') : flags.has('selector') ? 10 : -1;
  const query = {
    container,
    ...(flags.boolean('follow') && { follow: true }),
    ...(flags.boolean('previous') && { previous: true }),
    ...(flags.boolean('timestamps') && { timestamps: true }),
    ...(tail >= 0 && { tailLines: tail }),
    ...(flags.number('limit-bytes') > 0 && { limitBytes: flags.number('limit-bytes') }),
    ...(flags.duration('since') > 0 && { sinceSeconds: Math.ceil(flags.duration('since') / 1000) }),
    ...(flags.has('since-time') && { sinceTime: flags.string('since-time') }),
    ...(flags.boolean('insecure-skip-tls-verify-backend') && { insecureSkipTLSVerifyBackend: true }),
  };
  const request = {
    method: 'GET',
    path: resourcePath(podKind, pod.metadata.namespace ?? namespace, `${pod.metadata.name}/log`),
    query,
    accept: 'application/json, */*',
  } as const;
  const prefix = flags.boolean('prefix') || flags.boolean('all-pods') ? `[pod/${pod.metadata.name}/${container}] ` : '';
  const decoder = new TextDecoder();
  let lineStart = true;
  for await (const chunk of client.stream(request)) {
    const text = decoder.decode(chunk, { stream: true });
    context.stdout(prefix === '' ? text : `${lineStart ? prefix : ''}${text.replaceAll(/\n(?=.)/gs, `\n${prefix}`)}`);
    lineStart = text.endsWith('\n');
  }
};
