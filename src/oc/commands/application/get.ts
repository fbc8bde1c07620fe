import { isNotFound } from '../../client/client.ts';
import { type LoadedObject, loadObjects } from '../../client/load-objects.ts';
import { readsFilesAlone } from '../../client/manifests.ts';
import { shownKind } from '../../client/object-name.ts';
import { printAnswer } from '../../client/print-answer.ts';
import { type Selection, selectResources } from '../../client/select-resources.ts';
import { UnservedKindError } from '../../client/unserved-kind.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, listFlag, stringFlag } from '../../command-line/flag.ts';
import {
  allNamespacesFlag,
  chunkSizeFlag,
  fieldSelectorFlag,
  fileFlags,
  selectorFlag,
} from '../../command-line/shared-flags.ts';
import { OcError, PlainError, throwCollected } from '../../oc-error.ts';
import { tableFormats } from '../../output/formats.ts';
import { rawTarget } from '../send-raw.ts';
import { getTables } from './get-tables.ts';

/** `oc get`: tables as the server makes them, or whole objects. */
export const get: Command = {
  usage:
    '[(-o|--output=)json|yaml|name|wide|jsonpath=…|custom-columns=…] (TYPE[.VERSION][.GROUP] [NAME | -l label] | TYPE[.VERSION][.GROUP]/NAME ...) [flags]',
  flags: [
    stringFlag('output', `Output format. One of: (${tableFormats.join(', ')}).`, { short: 'o', formats: tableFormats }),
    selectorFlag,
    fieldSelectorFlag,
    allNamespacesFlag,
    ...fileFlags,
    booleanFlag('watch', 'After listing/getting the requested object, watch for changes.', { short: 'w' }),
    booleanFlag('watch-only', 'Watch for changes to the requested object(s), without listing/getting first.'),
    booleanFlag('output-watch-events', 'Output watch event objects when --watch or --watch-only is used.'),
    booleanFlag('show-labels', 'When printing, show all labels as the last column.'),
    booleanFlag('show-kind', 'If present, list the resource type for the requested object(s).'),
    booleanFlag('no-headers', "When using the default or custom-column output format, don't print headers."),
    booleanFlag('ignore-not-found', 'If the requested object does not exist the command will return exit code 0.'),
    listFlag('label-columns', 'Labels that are going to be presented as columns.', { short: 'L' }),
    stringFlag('sort-by', 'If non-empty, sort list types using this field specification.'),
    stringFlag('subresource', 'Only this part of the objects: status, scale or what else the server has.'),
    stringFlag('raw', 'Raw URI to request from the server.'),
    chunkSizeFlag,
    booleanFlag('server-print', 'If true, the server makes the tables; else they have names and ages alone.', {
      default: 'true',
    }),
  ],
  run: async (invocation) => {
    const { flags, context, args } = invocation;
    if (flags.has('raw')) return await printRaw(invocation);
    const format = flags.string('output');
    checkView(invocation);
    const table = format === '' || format === 'wide';
    const errors: unknown[] = [];
    const selections = (await readsFilesAlone(invocation))
      ? await fromFiles(invocation, errors, table)
      : await selectResources(invocation, args);
    if (flags.has('subresource') && selections.some(({ names }) => names === undefined))
      throw new OcError('subresource cannot be used when bulk resources are specified');
    if (flags.boolean('watch') || flags.boolean('watch-only')) {
      const { watchObjects, watchTable } = await import('./get-watch.ts');
      await (table ? watchTable(invocation, selections) : watchObjects(invocation, selections, format));
    } else if (table) await getTables(invocation, selections, errors);
    else {
      const loaded = await loadObjects(invocation, selections, errors);
      if (loaded.length > 0 || errors.length === 0) context.stdout(await print(invocation, format, loaded, selections));
    }
    if (flags.has('subresource') && errors.some((error) => error instanceof UnservedKindError)) throw unservedPart();
    throwCollected(flags.boolean('ignore-not-found') ? errors.filter((error) => !isNotFound(error)) : errors);
  },
};

const unservedPart = (): PlainError =>
  new PlainError('Error from server (NotFound): the server could not find the requested resource');

/** @throws OcError for flags that say nothing about what is printed */
const checkView = ({ flags }: Invocation): void => {
  const format = flags.string('output');
  if (flags.boolean('show-labels') && format !== '' && format !== 'wide')
    throw new OcError(`--show-labels option cannot be used with ${format} printer`);
  if (flags.boolean('output-watch-events') && !flags.boolean('watch') && !flags.boolean('watch-only'))
    throw new OcError('--output-watch-events option can only be used with --watch or --watch-only');
};

/** Formats are many, tables are usual: the printers are read when one is asked for. */
const print = async (
  { flags }: Invocation,
  format: string,
  loaded: readonly LoadedObject[],
  selections: readonly Selection[],
): Promise<string> => {
  const { printObjects } = await import('../../output/print-objects.ts');
  const sorted = flags.has('sort-by') ? await sortObjects(flags.string('sort-by'), loaded) : loaded;
  return printObjects(
    format,
    {
      objects: sorted.map(({ object }) => object),
      kinds: sorted.map(({ kind }) => shownKind(kind, flags.string('subresource'))),
      single: isSingle(selections),
    },
    {
      headers: !flags.boolean('no-headers'),
      managedFields: flags.boolean('show-managed-fields'),
      allowMissingKeys: flags.boolean('allow-missing-template-keys'),
    },
  );
};

const sortObjects = async (path: string, loaded: readonly LoadedObject[]): Promise<LoadedObject[]> => {
  const { sortByPath } = await import('../../output/sort-by.ts');
  return sortByPath(path, loaded, ({ object }) => object);
};

const isSingle = (selections: readonly Selection[]): boolean =>
  selections.length === 1 && selections[0]?.names?.length === 1;

/** Files are read when they are named. */
const fromFiles = async (invocation: Invocation, errors: unknown[], table: boolean): Promise<Selection[]> => {
  const { selectFromFiles, selectReadable } = await import('../../client/select-from-files.ts');
  return table ? await selectReadable(invocation, errors) : await selectFromFiles(invocation, undefined, errors);
};

const printRaw = async (invocation: Invocation): Promise<void> => {
  const { args, flags } = invocation;
  if (args.length > 0) throw new OcError('arguments may not be passed when --raw is specified');
  if (flags.boolean('watch') || flags.boolean('watch-only') || flags.string('selector') !== '')
    throw new OcError('--raw may not be specified with other flags that filter the server request or alter the output');
  if (flags.string('output') !== '') throw new OcError('--raw and --output are mutually exclusive');
  await printAnswer(invocation, {
    method: 'GET',
    ...rawTarget(flags.string('raw')),
    accept: 'application/json, */*',
  });
};
