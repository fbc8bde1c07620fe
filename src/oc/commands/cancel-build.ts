import { type Build, hasEnded } from '../../resources/build.ts';
import { buildConfigKind, buildKind } from '../../resources/kinds.ts';
import { buildsOf, printBuildLog } from '../build/build-logs.ts';
import { resolveKind } from '../client/discovery.ts';
import { qualifiedName } from '../client/object-name.ts';
import { resourcePath } from '../client/resource-path.ts';
import type { Command, Invocation } from '../command.ts';
import { booleanFlag, listFlag } from '../command-line/flag.ts';
import { errorMessage } from '../error-text.ts';
import { OcError, usageError } from '../oc-error.ts';

/** `oc cancel-build`: ends builds that are running or waiting. */
export const cancelBuild: Command = {
  usage: '(BUILD | BUILDCONFIG) [flags]',
  flags: [
    listFlag('state', 'Only cancel builds in this state'),
    booleanFlag('dump-logs', 'Specify if the build logs for the cancelled build should be shown.'),
    booleanFlag('restart', 'Specify if a new build should be created after the current build is cancelled.'),
  ],
  run: async (invocation) => {
    const { args, flags, context } = invocation;
    if (args.length === 0)
      throw usageError('oc cancel-build', 'Must pass a name of a build or a buildconfig to cancel');
    const states = flags.list('state').map((state) => state.toLowerCase());
    let failed = false;
    for (const build of (await Promise.all(args.map((word) => buildsNamed(invocation, word)))).flat()) {
      if (states.length > 0 && !states.includes((build.status?.phase ?? 'New').toLowerCase())) continue;
      if (flags.boolean('dump-logs')) await printBuildLog(invocation, build.metadata.name, { nowait: true });
      await cancel(invocation, build).catch((error: unknown) => {
        failed = true;
        context.stderr(`error: ${errorMessage(error)}\n`);
      });
      if (flags.boolean('restart')) await restart(invocation, build);
    }
    return failed ? 1 : 0;
  },
};

const buildsNamed = async (invocation: Invocation, word: string): Promise<Build[]> => {
  const { client, namespace } = invocation;
  const [type, name] = word.includes('/') ? word.split('/') : ['builds', word];
  const kind = await resolveKind(client, type as string);
  if (kind === buildKind) return [await client.get<Build>(buildKind, namespace, name as string)];
  if (kind !== buildConfigKind) throw new OcError(`invalid resource provided: ${kind.plural}`);
  await client.get(buildConfigKind, namespace, name as string);
  return (await buildsOf(invocation, name as string)).filter((build) => !hasEnded(build));
};

const cancel = async ({ client, context, namespace }: Invocation, build: Build): Promise<void> => {
  const { name } = build.metadata;
  if (hasEnded(build)) throw new OcError(`build ${namespace}/${name} is already in state ${build.status?.phase}`);
  await client.replace(buildKind, namespace, name, { ...build, status: { ...build.status, cancelled: true } });
  const latest = await client.get<Build>(buildKind, namespace, name);
  if (latest.status?.phase !== 'Cancelled')
    throw new OcError(`build ${namespace}/${name} state is ${latest.status?.phase}`);
  context.stdout(`${qualifiedName(buildKind, name)} marked for cancellation, waiting to be cancelled\n`);
  context.stdout(`${qualifiedName(buildKind, name)} cancelled\n`);
};

const restart = async ({ client, context, namespace }: Invocation, { metadata }: Build): Promise<void> => {
  const created = await client.request<Build>({
    method: 'POST',
    path: resourcePath(buildKind, namespace, `${metadata.name}/clone`),
    body: { kind: 'BuildRequest', apiVersion: 'build.openshift.io/v1', metadata: { name: metadata.name } },
  });
  context.stdout(`${qualifiedName(buildKind, created.metadata.name)} restarted build ${metadata.name}\n`);
};
