import { ApiStatusError } from '../../../errors/api-status-error.ts';
import type { Build } from '../../../resources/builds/build.ts';
import type { BuildConfig } from '../../../resources/builds/build-config.ts';
import { buildConfigKind, buildKind } from '../../../resources/kinds/kinds.ts';
import { type BuildInput, readBuildInput } from '../../build/build-input.ts';
import { printBuildLog } from '../../build/build-logs.ts';
import { callWebhook } from '../../build/call-webhook.ts';
import { refuseMissing } from '../../build/missing-resources.ts';
import { waitForBuild } from '../../build/wait-for-build.ts';
import { webhookUrl } from '../../build/webhook-url.ts';
import { resolveKind } from '../../client/discovery.ts';
import { qualifiedName } from '../../client/object-name.ts';
import { resourcePath } from '../../client/resource-path.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, listFlag, stringFlag } from '../../command-line/flag.ts';
import { outputFlag } from '../../command-line/shared-flags.ts';
import { warnOfCommas } from '../../command-line/warn-of-commas.ts';
import { errorMessage } from '../../error-text.ts';
import { OcError, usageError } from '../../oc-error.ts';

/** `oc start-build`: starts a build of a configuration, or one like an earlier build. */
export const startBuild: Command = {
  usage: '(BUILDCONFIG | --from-build=BUILD) [flags]',
  ignoresTemplateAlone: true,
  flags: [
    stringFlag('from-build', 'Specify the name of a build which should be re-run'),
    stringFlag('from-dir', 'A directory to archive and use as the binary input for a build.'),
    stringFlag(
      'from-archive',
      'An archive (tar, tar.gz, zip) to be extracted before the build and used as the binary input.',
    ),
    stringFlag('from-file', 'A file use as the binary input for the build; example a pom.xml or Dockerfile.'),
    stringFlag('from-repo', 'The path to a local source code repository to use as the binary input for a build.'),
    stringFlag('git-post-receive', 'What a post-receive hook says; counts beside --from-webhook alone.'),
    stringFlag('git-repository', 'The repository of that hook.'),
    stringFlag('exclude', 'Regular expression for selecting files from the source tree to exclude.', {
      default: '(^|\\/)\\.git(\\/|$)(.*)',
    }),
    booleanFlag('follow', 'Start a build and watch its logs until it completes or fails', { short: 'F' }),
    booleanFlag('wait', 'Wait for a build to complete and exit with a non-zero return code if the build fails', {
      short: 'w',
    }),
    booleanFlag('no-cache', 'Overrides noCache setting in docker build strategy.'),
    listFlag('env', 'Specify a key-value pair for an environment variable to set for the build container.', {
      short: 'e',
    }),
    listFlag('build-arg', 'Specify a key-value pair to pass to Docker during the build.'),
    stringFlag('commit', 'Specify the source code commit identifier the build should use.'),
    stringFlag(
      'list-webhooks',
      "List the webhooks for the specified build config or build; accepts 'all', 'generic', or 'github'",
      {
        implied: 'all',
      },
    ),
    stringFlag('from-webhook', 'Specify a generic webhook URL for an existing build config to trigger.'),
    booleanFlag(
      'incremental',
      'Overrides the incremental setting in a source-strategy build, ignored if not specified.',
    ),
    stringFlag('build-loglevel', 'Specify the log level for the build log output'),
    outputFlag,
  ],
  run: async (invocation) => {
    const { flags, context } = invocation;
    checkFlags(invocation);
    if (flags.has('from-webhook')) return callWebhook(invocation);
    const name = await configName(invocation);
    checkPairs(invocation);
    if (flags.has('list-webhooks')) return listWebhooks(invocation, name);
    if (uploads.some((flag) => flags.string(flag) !== '')) {
      if (flags.has('from-build')) throw new OcError("cannot use '--from-build' flag with binary builds");
      warnOfIgnored(invocation);
      await refuseMissing(invocation, name);
    }
    const input = await readBuildInput(invocation);
    const build = await start(invocation, name, input);
    context.stdout(
      flags.string('output') === 'name'
        ? `${qualifiedName(buildKind, build.metadata.name)}\n`
        : `${qualifiedName(buildKind, build.metadata.name)} started\n`,
    );
    if (flags.boolean('follow')) await follow(invocation, build.metadata.name);
    if (flags.boolean('wait')) await waitForBuild(invocation, build.metadata.name);
  },
};

const uploads = ['from-file', 'from-repo', 'from-archive', 'from-dir'];

const checkFlags = ({ args, flags, context }: Invocation): void => {
  const given = uploads.filter((name) => flags.string(name) !== '');
  if (given.length > 1)
    throw new OcError('only one of --from-file, --from-repo, --from-archive or --from-dir may be specified');
  if (flags.has('exclude') && !given.some((name) => name === 'from-dir' || name === 'from-archive'))
    throw new OcError('the --exclude flag is only supported with --from-dir');
  const output = flags.string('output');
  if (output !== '' && output !== 'name') throw usageError('oc start-build', `Unsupported output format: ${output}`);
  if (!flags.has('from-webhook')) return;
  if (args.length > 0 || given.length > 0 || flags.has('from-build'))
    throw usageError(
      'oc start-build',
      "The '--from-webhook' flag is incompatible with arguments and all '--from-*' flags",
    );
  if (!flags.string('from-webhook').endsWith('/generic'))
    context.stderr("warning: the '--from-webhook' flag should be called with a generic webhook URL.\n");
};

const checkPairs = ({ flags, context }: Invocation): void => {
  warnOfCommas(context, flags.values('env'), '--env');
  for (const pair of flags.values('env'))
    if (!pair.includes('=') && !pair.endsWith('-'))
      throw new OcError(`environment variables must be of the form key=value, but is ${JSON.stringify(pair)}`);
  for (const pair of flags.values('build-arg'))
    if (!pair.includes('='))
      throw new OcError(`build-args must be of the form key=value, but is ${JSON.stringify(pair)}`);
};

/** `oc` looks twice. */
const warnOfIgnored = ({ flags, context }: Invocation): void => {
  const warn = (what: string): void =>
    context.stderr(`WARNING: Specifying ${what} with binary builds is not supported.\n`);
  const [env, args, level] = ['env', 'build-arg', 'build-loglevel'].map((name) => flags.has(name));
  if (level) warn('--build-loglevel');
  if (env) warn('environment variables');
  if (args) warn('build arguments');
  if (env || level) warn('environment variables');
  if (args) warn('build arguments');
};

const configName = async ({ args, flags, client }: Invocation): Promise<string> => {
  const { length } = args;
  if (flags.string('from-build') !== '') return flags.string('from-build');
  if (length !== 1)
    throw usageError(
      'oc start-build',
      'Must pass a name of a build config or specify build name with \'--from-build\' flag.\nUse "oc get buildconfig" to list all available build configs.',
    );
  const [type, name] = (args[0] as string).includes('/') ? (args[0] as string).split('/') : ['buildconfigs', args[0]];
  const kind = await resolveKind(client, type as string);
  if (kind === buildKind && !flags.has('list-webhooks')) throw new OcError('use --from-build to rerun your builds');
  if (kind !== buildConfigKind && kind !== buildKind)
    throw new OcError(`invalid resource provided: ${kind.plural}.${kind.group}`);
  return name as string;
};

const start = async (invocation: Invocation, name: string, input: BuildInput | undefined): Promise<Build> => {
  const { flags, namespace } = invocation;
  try {
    if (input !== undefined) return await upload(invocation, name, input);
    const kind = flags.has('from-build') ? buildKind : buildConfigKind;
    const subresource = flags.has('from-build') ? 'clone' : 'instantiate';
    return await invocation.client.request<Build>({
      method: 'POST',
      path: resourcePath(kind, namespace, `${name}/${subresource}`),
      body: requestOf(invocation, name),
    });
  } catch (error) {
    if (!(error instanceof ApiStatusError)) throw error;
    if (error.status.reason === 'AlreadyExists')
      throw new OcError(`${error.message}. Retry building BuildConfig "${name}" or delete the conflicting builds`);
    if (!error.status.details?.causes?.some(({ field }) => field === 'spec.source')) throw error;
    throw new OcError(
      flags.has('from-build')
        ? `build ${namespace}/${name} has no valid source inputs and '--from-build' cannot be used for binary builds`
        : `build configuration ${namespace}/${name} has no valid source inputs, if this is a binary build you must specify one of '--from-dir', '--from-repo', or '--from-file'`,
    );
  }
};

const upload = async (
  invocation: Invocation,
  name: string,
  { content, asFile, revision }: BuildInput,
): Promise<Build> => {
  const { client, context, flags, namespace } = invocation;
  try {
    return await client.request<Build>({
      method: 'POST',
      path: resourcePath(buildConfigKind, namespace, `${name}/instantiatebinary`),
      query: {
        name,
        namespace,
        ...(asFile !== undefined && { asFile }),
        ...(flags.has('commit') && { 'revision.commit': flags.string('commit') }),
        ...Object.fromEntries(Object.entries(revision ?? {}).map(([field, value]) => [`revision.${field}`, value])),
      },
      contentType: 'application/octet-stream',
      body: content,
    });
  } finally {
    context.stderr('\nUploading finished\n');
  }
};

const requestOf = ({ flags }: Invocation, name: string): object => {
  const variables = (flag: string) =>
    flags.values(flag).map((pair) => ({ name: pair.split('=')[0], value: pair.slice(pair.indexOf('=') + 1) }));
  const level = flags.string('build-loglevel');
  const env = [...variables('env'), ...(level === '' ? [] : [{ name: 'BUILD_LOGLEVEL', value: level }])];
  return {
    kind: 'BuildRequest',
    apiVersion: 'build.openshift.io/v1',
    metadata: { name, creationTimestamp: null },
    triggeredBy: [{ message: 'Manually triggered' }],
    ...(flags.has('commit') && { revision: { type: 'Git', git: { commit: flags.string('commit') } } }),
    ...(env.length > 0 && { env }),
    dockerStrategyOptions: {
      ...(flags.has('build-arg') && { buildArgs: variables('build-arg') }),
      ...(flags.has('no-cache') && { noCache: flags.boolean('no-cache') }),
    },
    sourceStrategyOptions: { ...(flags.has('incremental') && { incremental: flags.boolean('incremental') }) },
  };
};

const follow = async (invocation: Invocation, name: string): Promise<void> => {
  try {
    await printBuildLog(invocation, name, { follow: true });
  } catch (error) {
    invocation.context.stderr(
      `Failed to stream the build logs - to view the logs, run oc logs build/${name}\nError: unable to stream the build logs; caused by: ${errorMessage(error)}\n`,
    );
  }
};

const listWebhooks = async ({ client, flags, context, namespace }: Invocation, name: string): Promise<void> => {
  const wanted = flags.string('list-webhooks');
  if (!['all', 'generic', 'github'].includes(wanted))
    throw new OcError("--list-webhooks must be 'all', 'generic', or 'github'");
  const config = await client.get<BuildConfig>(buildConfigKind, namespace, name);
  for (const { type } of config.spec.triggers ?? []) {
    if (type === 'ImageChange' || type === 'ConfigChange') continue;
    if (wanted !== 'all' && wanted !== type.toLowerCase()) continue;
    context.stdout(`${wanted === 'all' ? `${type} ` : ''}${webhookUrl(client.api.server, namespace, name, type)}\n`);
  }
};
