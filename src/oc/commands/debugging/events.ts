import type { Event } from '../../../resources/event.ts';
import { eventKind } from '../../../resources/kinds/kinds.ts';
import { resolveKind } from '../../client/discovery.ts';
import { listPages } from '../../client/list-pages.ts';
import { resourcePath } from '../../client/resource-path.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, listFlag, numberFlag, stringFlag } from '../../command-line/flag.ts';
import { allNamespacesFlag, outputFlag } from '../../command-line/shared-flags.ts';
import { OcError, PlainError } from '../../oc-error.ts';
import { shortAgeSince } from '../../output/age.ts';
import { formatTyped, printUnheeded } from '../../output/format-chosen.ts';
import { printOutcome } from '../../output/print-outcome.ts';
import { alignTabs } from '../../output/tab-writer.ts';
import { tableOptions } from '../../output/table.ts';

/** `oc events`: what happened, oldest first. */
export const events: Command = {
  usage: '[(-o|--output=)json|yaml] [--for TYPE/NAME] [--watch] [--types=Normal,Warning]',
  ignoresTemplateAlone: true,
  flags: [
    outputFlag,
    allNamespacesFlag,
    booleanFlag('watch', 'After the list, go on with what happens.', { short: 'w' }),
    stringFlag('for', 'Only events of this object: TYPE/NAME'),
    listFlag('types', 'Only events of these types: Normal, Warning'),
    booleanFlag('no-headers', 'If true, no line with the names of the columns.'),
    numberFlag('chunk-size', 'How many objects one request asks for.', { default: '500' }),
  ],
  run: async (invocation) => {
    const { client, context, flags } = invocation;
    const types = flags.list('types');
    const unknown = types.find((type) => !['normal', 'warning'].includes(type.toLowerCase()));
    if (unknown !== undefined) throw new OcError(`valid --types are Normal or Warning`);
    const request = {
      method: 'GET',
      path: resourcePath(eventKind, flags.boolean('all-namespaces') ? '' : invocation.namespace),
      query: { ...(await selectorOf(invocation)), limit: flags.number('chunk-size') },
    } as const;
    const isShown = ({ type = '' }: Event): boolean =>
      types.length === 0 || types.some((wanted) => wanted.toLowerCase() === type.toLowerCase());
    const pages = await listPages<EventList>(client, request);
    const found = pages.flatMap(({ items }) => items).filter(isShown);
    const watches = flags.boolean('watch');
    if (flags.has('output') && found.length > 0) printList(invocation, found, watches);
    else show(invocation, found, !flags.boolean('no-headers'));
    if (!watches) return;
    const query = { ...request.query, resourceVersion: pages[0]?.metadata?.resourceVersion };
    const signal = context.signal ?? new AbortController().signal;
    for await (const event of client.api.watch<Event>({ ...request, query }, signal))
      if (event.type !== 'BOOKMARK' && event.type !== 'DELETED' && isShown(event.object))
        if (flags.has('output')) printEvent(invocation, event.object);
        else show(invocation, [event.object], false);
  },
};

interface EventList {
  readonly items: Event[];
  readonly metadata?: { continue?: string; resourceVersion?: string };
}

const selectorOf = async ({ client, flags }: Invocation): Promise<{ fieldSelector?: string }> => {
  const word = flags.string('for');
  if (word === '') return {};
  const [type, name, ...more] = word.split('/');
  if (more.length > 0) throw new OcError('arguments in resource/name form may not have more than one slash');
  if (!type || !name) throw new OcError('--for must be in resource/name form');
  const kind = await resolveKind(client, type).catch((error: unknown) => {
    throw error instanceof OcError ? new PlainError(error.message, { cause: error }) : error;
  });
  const apiVersion = kind.group === '' ? kind.version : `${kind.group}/${kind.version}`;
  return {
    fieldSelector: `involvedObject.kind=${kind.kind},involvedObject.apiVersion=${apiVersion},involvedObject.name=${name}`,
  };
};

/** One typed list, which has no name; who goes on watching gets the events one by one. */
const printList = (invocation: Invocation, found: readonly Event[], watches: boolean): void => {
  const { context, flags } = invocation;
  if (flags.string('output') === 'name') return;
  const objects = inOrder(found).map((event) => ({ ...{ kind: 'Event', apiVersion: 'v1' }, ...event }));
  if (watches) {
    for (const object of objects) printEvent(invocation, object);
    return;
  }
  const kinds = objects.map(() => eventKind);
  const options = {
    listKind: 'EventList',
    listMeta: {},
  };
  printUnheeded(invocation, () => context.stdout(formatTyped(flags, { objects, kinds, single: false }, options)));
};

const printEvent = (invocation: Invocation, object: Event): void =>
  printUnheeded(invocation, () =>
    printOutcome(invocation, { kind: eventKind, object, outcome: '', isTyped: true, isSeries: true }),
  );

const inOrder = (found: readonly Event[]): Event[] => [...found].sort((a, b) => momentOf(a) - momentOf(b));

const show = (invocation: Invocation, found: readonly Event[], headers: boolean): void => {
  const { context, flags, namespace } = invocation;
  const sorted = inOrder(found);
  const everywhere = flags.boolean('all-namespaces');
  if (sorted.length > 0) {
    const head = `${everywhere ? 'NAMESPACE\t' : ''}LAST SEEN\tTYPE\tREASON\tOBJECT\tMESSAGE\n`;
    const rows = sorted.map((event) => rowOf(event, context.now(), everywhere));
    context.stdout(alignTabs((headers ? head : '') + rows.join(''), tableOptions));
  } else if (!flags.boolean('watch'))
    context.stderr(everywhere ? 'No events found.\n' : `No events found in ${namespace} namespace.\n`);
};

const rowOf = (event: Event, now: number, everywhere: boolean): string => {
  const { involvedObject: { kind = '', name = '' } = {}, metadata, message = '', reason = '', type = '' } = event;
  const cells = [lastSeen(event, now), type, reason, `${kind}/${name}`, message.trim()];
  return `${[...(everywhere ? [metadata.namespace] : []), ...cells].join('\t')}\n`;
};

const lastSeen = ({ count, eventTime, firstTimestamp, lastTimestamp }: Event, now: number): string => {
  const first = shortAgeSince(now, eventTime ?? firstTimestamp);
  return count && count > 1 ? `${shortAgeSince(now, lastTimestamp)} (x${count} over ${first})` : first;
};

const momentOf = ({ eventTime, lastTimestamp, metadata }: Event): number =>
  Date.parse(lastTimestamp ?? eventTime ?? metadata.creationTimestamp ?? '') || 0;
