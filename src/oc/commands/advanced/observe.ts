import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { goDuration } from '../../../resources/values/go-duration.ts';
import { resolveKind } from '../../client/discovery.ts';
import { resourcePath } from '../../client/resource-path.ts';
import { within } from '../../client/within.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, durationFlag, listFlag, numberFlag, stringFlag } from '../../command-line/flag.ts';
import { allNamespacesFlag, selectorFlag } from '../../command-line/shared-flags.ts';
import { runForEvent } from '../../observe/run-for-event.ts';
import { OcError, PlainError } from '../../oc-error.ts';
import { objectFormats } from '../../output/formats.ts';
import { printObjects } from '../../output/print-objects.ts';

/** How `--template` can be read. */
const templateFormats = objectFormats.filter((format) => /template|jsonpath/.test(format));

/** `oc observe`: tells what happens to the objects of a kind, and runs a command for each event. */
export const observe: Command = {
  usage: 'RESOURCE [-- COMMAND ...]',
  flags: [
    selectorFlag,
    allNamespacesFlag,
    booleanFlag('once', 'If true, ends when all current objects have been told of.'),
    booleanFlag('quiet', 'If true, events are not told.', { short: 'q' }),
    booleanFlag('no-headers', 'If true, events are not told.', {
      deprecated: 'and will be removed in a future release. Use --quiet instead.',
    }),
    durationFlag('exit-after', 'How long to look; 0 is as long as it takes.', { default: '0s' }),
    listFlag('delete', 'A command for objects that go; further ones are its words.', { short: 'd' }),
    stringFlag('argument', 'The last word of the commands.', {
      short: 'a',
      deprecated: 'and will be removed in a future release. Use --template instead.',
    }),
    stringFlag('output', `How --template is read. One of: (${templateFormats.join(', ')}).`, {
      short: 'o',
      default: 'jsonpath',
    }),
    stringFlag('template', 'The last word of the commands, made of the object.'),
    booleanFlag('allow-missing-template-keys', 'If true, a template may name fields that an object does not have.', {
      default: 'true',
    }),
    stringFlag('type-env-var', 'The variable that tells commands what happened: Sync, Added, Updated or Deleted.'),
    stringFlag('object-env-var', 'The variable that holds the object as JSON for commands.'),
    numberFlag('maximum-errors', 'Ends after so many failures of commands; -1 is never.', { default: '20' }),
    numberFlag('retry-on-exit-code', 'Commands that end like this are run again.', { default: '0' }),
    numberFlag('retry-count', 'How often.', { default: '2' }),
  ],
  run: async (invocation) => {
    const { args, dash, context, flags } = invocation;
    const [word, ...more] = dash < 0 ? args : args.slice(0, dash);
    if (word === undefined)
      throw new OcError('you must specify at least one argument containing the resource to observe');
    if (more.length > 0)
      throw new OcError(
        "you may only specify one argument containing the resource to observe (use '--' to separate your resource and your command)",
      );
    const kind = await resolveKind(invocation.client, word).catch((error: Error) => {
      throw word.includes('/') || error instanceof OcError ? new PlainError(unknownKind(word)) : error;
    });
    const command = dash < 0 ? [] : args.slice(dash);
    checkTemplate(invocation);
    if (flags.list('delete').length > 0)
      context.stderr(
        `warning: If you are modifying resources outside of ${JSON.stringify(`${kind.group}/${kind.version}, Resource=${kind.plural}`)}, you should use the --names command to ensure you don't miss deletions that occur while the command is not running.\n`,
      );
    const period = flags.duration('exit-after');
    let isLate = period > 0;
    await within(context, period, async (signal) => {
      await follow(invocation, kind, command, signal);
      isLate = signal.aborted && isLate;
    });
    if (isLate && !flags.boolean('once')) context.stderr(`Shutting down after ${goDuration(period)} ...\n`);
  },
};

const checkTemplate = ({ flags }: Invocation): void => {
  const format = flags.string('output');
  if ((flags.string('template') || flags.string('argument')) === '' || templateFormats.includes(format)) return;
  throw new OcError(
    `unable to match a printer suitable for the output format ${JSON.stringify(format)}, allowed formats are: ${templateFormats.join(',')}`,
  );
};

const unknownKind = (word: string): string => `the server doesn't have a resource type ${JSON.stringify(word)}`;

const types: Readonly<Record<string, string>> = { ADDED: 'Added', MODIFIED: 'Updated', DELETED: 'Deleted' };

const follow = async (
  invocation: Invocation,
  kind: ResourceKind,
  command: readonly string[],
  signal: AbortSignal,
): Promise<void> => {
  const { client, context, flags, namespace } = invocation;
  const place = flags.boolean('all-namespaces') ? '' : namespace;
  const query = { labelSelector: flags.string('selector') || undefined };
  const tell = (text: string): void => {
    if (!flags.boolean('quiet') && !flags.boolean('no-headers'))
      context.stdout(`# ${new Date(context.now()).toISOString().slice(0, 19)}Z ${text}\n`);
  };
  const failures = { count: 0 };
  const handle = async (type: string, object: KubeObject): Promise<void> => {
    const { name, namespace: own = '', resourceVersion = '' } = object.metadata;
    const argument = argumentOf(invocation, object);
    const [program = '', ...words] = type === 'Deleted' ? flags.list('delete') : command;
    const line = [program, ...words, ...(kind.namespaced ? [own] : []), name, argument];
    tell(`${type} ${resourceVersion}\t${line.map(quoted).join(' ')}`);
    if (program !== '') await runForEvent(invocation, line, { type, object }, failures);
  };
  const list = await client.list(kind, place, query);
  const items = [...list.items].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  if (items.length > 0) tell('Sync started');
  else if (flags.boolean('once')) return context.stderr('Nothing to sync, exiting immediately\n');
  for (const item of items) await handle('Sync', { ...item, apiVersion: apiVersionOf(kind), kind: kind.kind });
  let isSyncing = items.length > 0;
  const endSync = (): void => {
    if (isSyncing) tell('Sync ended');
    isSyncing = false;
  };
  if (flags.boolean('once')) return endSync();
  const request = {
    method: 'GET',
    path: resourcePath(kind, place),
    query: { ...query, resourceVersion: list.metadata.resourceVersion },
  } as const;
  for await (const { type, object } of client.api.watch<KubeObject>(request, signal)) {
    if (!types[type]) continue;
    endSync();
    await handle(types[type], object);
  }
};

const keyOf = ({ metadata }: KubeObject): string => `${metadata.namespace ?? ''}/${metadata.name}`;

const argumentOf = ({ flags }: Invocation, object: KubeObject): string => {
  const template = flags.string('template') || flags.string('argument');
  if (template === '') return '';
  const name = flags
    .string('output')
    .replace(/-?file$/, '')
    .replace(/^template$/, 'go-template');
  const options = { allowMissingKeys: flags.boolean('allow-missing-template-keys') };
  return printObjects(`${name}=${template}`, { objects: [object], kinds: [], single: true }, options);
};

const quoted = (word: string): string => (word === '' || /["\\ ]/.test(word) ? JSON.stringify(word) : word);
