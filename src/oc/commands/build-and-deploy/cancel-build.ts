import { type Build, buildKeys, hasEnded } from '../../../resources/builds/build.ts';
import { buildConfigKind, buildKind } from '../../../resources/kinds/kinds.ts';
import { printBuildLog } from '../../build/build-logs.ts';
import { endOfBuild } from '../../build/wait-for-build.ts';
import { resolveKind } from '../../client/discovery.ts';
import { qualifiedName } from '../../client/object-name.ts';
import { resourcePath } from '../../client/resource-path.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, listFlag } from '../../command-line/flag.ts';
import { errorMessage } from '../../error-text.ts';
import { OcError } from '../../oc-error.ts';

/** `oc cancel-build`: ends builds that are running or waiting; builds that have ended are passed over. */
export const cancelBuild: Command = {
  usage: '(BUILD | BUILDCONFIG) [flags]',
  flags: [
    listFlag('state', 'Only cancel builds in this state'),
    booleanFlag('dump-logs', 'Specify if the build logs for the cancelled build should be shown.'),
    booleanFlag('restart', 'Specify if a new build should be created after the current build is cancelled.'),
  ],
  run: async (invocation) => {
    const { args, flags, context } = invocation;
    if (args.length === 0) throw new OcError('build or a buildconfig name is required');
    const names: string[] = [];
    for (const word of args) names.push(...(await buildsNamed(invocation, word)));
    const states = flags.has('state') ? flags.list('state') : cancellable;
    if (states.some((state) => !cancellable.includes(state)))
      throw new OcError("invalid --state flag value, must be one of 'new', 'pending', or 'running'");
    const errors: string[] = [];
    const builds = await chosen(invocation, names, states, errors);
    if (flags.boolean('dump-logs')) await dumpLogs(invocation, builds);
    const step = (failure: string) => (error: unknown) => void errors.push(`${failure}: ${errorMessage(error)}`);
    for (const build of builds) await cancel(invocation, build).catch(step(`build ${title(build)} failed to cancel`));
    for (const build of flags.boolean('restart') ? builds : [])
      await restart(invocation, build).catch(step(`build ${title(build)} failed to restart`));
    for (const error of errors) context.stderr(`error: ${error}\n`);
    if (errors.length > 0) throw new OcError('failure during the build cancellation');
  },
};

const cancellable = ['new', 'pending', 'running'];

const title = ({ metadata }: Build): string => `${metadata.namespace}/${metadata.name}`;

const buildsNamed = async ({ client, namespace }: Invocation, word: string): Promise<string[]> => {
  const [type, name] = word.includes('/') ? word.split('/') : ['builds', word];
  const kind = await resolveKind(client, type as string);
  if (kind === buildKind) return [(name as string).trim()];
  if (kind !== buildConfigKind) throw new OcError(`invalid resource provided: ${kind.plural}.${kind.group}`);
  const labelSelector = `${buildKeys.config}=${(name as string).slice(0, 63)}`;
  return (await client.list<Build>(buildKind, namespace, { labelSelector })).items.map(({ metadata }) => metadata.name);
};

const chosen = async (
  { client, namespace }: Invocation,
  names: readonly string[],
  states: readonly string[],
  errors: string[],
): Promise<Build[]> => {
  const builds: Build[] = [];
  for (const name of names) {
    // The real one says the same of every failure.
    const build = await client.get<Build>(buildKind, namespace, name).catch(() => undefined);
    if (build === undefined) errors.push(`build ${namespace}/${name} not found`);
    else if (!hasEnded(build) && states.includes((build.status?.phase ?? 'New').toLowerCase())) builds.push(build);
  }
  return builds;
};

const dumpLogs = async (invocation: Invocation, builds: readonly Build[]): Promise<void> => {
  for (const build of builds.filter(({ status }) => status?.phase !== 'New')) {
    invocation.context.stdout(`==== Build ${title(build)} logs ====\n`);
    await printBuildLog(invocation, build.metadata.name, { nowait: true });
  }
};

const cancel = async (invocation: Invocation, build: Build): Promise<void> => {
  const { client, context, namespace } = invocation;
  const { name } = build.metadata;
  await client.replace(buildKind, namespace, name, { ...build, status: { ...build.status, cancelled: true } });
  context.stdout(`${qualifiedName(buildKind, name)} marked for cancellation, waiting to be cancelled\n`);
  const ended = await endOfBuild(invocation, name);
  if (ended.status?.phase !== 'Cancelled') throw new Error('timed out waiting for the condition');
  context.stdout(`${qualifiedName(buildKind, name)} cancelled\n`);
};

const restart = async ({ client, context, namespace }: Invocation, { metadata }: Build): Promise<void> => {
  await client.request<Build>({
    method: 'POST',
    path: resourcePath(buildKind, namespace, `${metadata.name}/clone`),
    body: { kind: 'BuildRequest', apiVersion: 'build.openshift.io/v1', metadata: { name: metadata.name } },
  });
  context.stdout(`${qualifiedName(buildKind, metadata.name)} restarted\n`);
};
