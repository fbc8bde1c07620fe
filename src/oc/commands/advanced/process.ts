import { templateKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Template } from '../../../resources/templates/template.ts';
import { formatYaml } from '../../../resources/yaml/format-yaml.ts';
import { readManifests } from '../../client/manifests.ts';
import { qualifiedName } from '../../client/object-name.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, listFlag, stringFlag } from '../../command-line/flag.ts';
import { describeTemplate } from '../../describe/projects/describe-template.ts';
import { OcError, usageError } from '../../oc-error.ts';
import { formatChosen } from '../../output/format-chosen.ts';
import { objectFormats } from '../../output/formats.ts';
import { declaredEntries, formatJson } from '../../output/json.ts';
import { printObjects } from '../../output/print-objects.ts';
import { alignTabs } from '../../output/tab-writer.ts';
import { fillHere } from '../../template/fill-here.ts';
import { findTemplate } from '../../template/find-template.ts';
import { kindOfObject } from '../../template/kind-of-object.ts';
import { fillParameters, readParameters } from '../../template/parameters.ts';
import { processTemplate, unableToProcess } from '../../template/process-template.ts';

/** `oc process`: the objects of a template, with values for its parameters. The server fills them in, unless `--local` asks for it here. */
export const processCommand: Command = {
  usage: '(TEMPLATE | -f FILENAME) [-p=KEY=VALUE]',
  flags: [
    listFlag('filename', 'The file of a template.', { short: 'f' }),
    listFlag('param', 'A value for a parameter: NAME=VALUE; may be given more than once.', { short: 'p' }),
    listFlag('param-file', 'A file with lines NAME=VALUE; - is stdin.'),
    booleanFlag(
      'ignore-unknown-parameters',
      'If true, values for parameters that the template does not have are no error.',
    ),
    booleanFlag('local', 'If true, the template is read from a file only.'),
    booleanFlag('parameters', 'If true, prints the parameters and nothing else.'),
    stringFlag('labels', 'Labels for every object: a=b,c=d.', { short: 'l' }),
    booleanFlag('raw', 'If true, prints the objects one after the other instead of a list.'),
    stringFlag('output', `Output format. One of: (${[...objectFormats, 'describe'].sort().join(', ')}).`, {
      short: 'o',
      default: 'json',
      formats: [...objectFormats, 'describe'],
    }),
  ],
  run: async (invocation) => {
    const { args, context, flags, path } = invocation;
    const names = args.filter((word) => !word.includes('='));
    if (names.length > 1) throw usageError(path, `template name must be specified only once: ${names[1]}`);
    checkFlags(invocation, names[0]);
    const values = await readParameters(invocation, [
      ...flags.values('param'),
      ...args.filter((word) => word.includes('=')),
    ]);
    const template = await readTemplate(invocation, names[0]);
    if (flags.boolean('parameters')) return context.stdout(parameterTable(template));
    const labels = labelsOf(flags.string('labels'));
    const filled = fillParameters(template, values, flags.boolean('ignore-unknown-parameters'));
    const wanted = {
      ...filled,
      ...(labels && { labels: { ...template.labels, ...labels } }),
    };
    const processed = flags.boolean('local')
      ? fillHere(wanted)
      : await processTemplate(invocation, wanted, names.length > 0 ? moment(context.now()) : undefined).catch(
          unableToProcess,
        );
    const format = flags.string('output');
    if (format === 'describe') return context.stdout(describeTemplate(processed, context.now()));
    const objects = processed.objects ?? [];
    if (format === 'name' || flags.boolean('raw'))
      return context.stdout(objects.map((object) => printOne(format, object)).join(''));
    const list = { kind: 'List', apiVersion: 'v1', metadata: {}, items: objects };
    if (format === 'json') return context.stdout(formatJson(list, declaredEntries));
    if (format === 'yaml')
      return context.stdout(formatYaml({ apiVersion: 'v1', items: objects, kind: 'List', metadata: {} }));
    context.stdout(formatChosen(flags, { objects, kinds: [], single: false }, { listMeta: {} }));
  },
};

const moment = (now: number): string => new Date(now).toISOString().replace(/\.\d+Z$/, 'Z');

const checkFlags = ({ flags, path }: Invocation, name: string | undefined): void => {
  if (flags.boolean('parameters'))
    for (const flag of ['param', 'labels', flags.has('template') ? 'template' : 'output', 'raw'])
      if (flags.has(flag))
        throw usageError(path, `The --parameters flag does not process the template, can't be used with --${flag}`);
  if (name !== undefined && flags.boolean('local'))
    throw usageError(path, 'You may only specify a local template file via -f when running this command with --local');
  if (name === undefined && !flags.has('filename'))
    throw usageError(path, 'Must pass a filename or name of stored template');
};

const readTemplate = async (invocation: Invocation, name: string | undefined): Promise<Template> => {
  if (name !== undefined) return await findTemplate(invocation, name);
  const { context, flags } = invocation;
  const [first, ...more] = await readManifests(invocation).catch((error: Error) => {
    throw new OcError(`failed to read input object (not a Template?): ${error.message}`, { cause: error });
  });
  if (more.length > 0)
    context.stdout(`${more.length + 1} input templates found, but only the first will be processed\n`);
  if (first === undefined) throw new OcError('no resources found');
  if (first.object.kind !== templateKind.kind)
    throw new OcError(
      `unable to parse ${JSON.stringify(flags.string('filename'))}, not a valid Template but *v1.${first.object.kind}\n`,
    );
  return first.object as Template;
};

const labelsOf = (text: string): Record<string, string> | undefined => {
  if (text === '') return undefined;
  const pairs = text.split(',').map((pair) => pair.split('='));
  const wrong = pairs.find((pair) => pair.length !== 2 || pair[0] === '');
  if (wrong) throw new OcError(`error parsing labels: unexpected label spec: ${wrong.join('=')}\n`);
  return Object.fromEntries(pairs) as Record<string, string>;
};

const parameterTable = ({ parameters = [] }: Template): string => {
  const rows = parameters.map(({ name, description = '', generate = '', from = '', value = '' }) =>
    [name, description, generate, generate === '' ? value : from].join('\t'),
  );
  return alignTabs(['NAME\tDESCRIPTION\tGENERATOR\tVALUE', ...rows].map((row) => `${row}\n`).join(''), {
    minWidth: 20,
    tabWidth: 5,
    padding: 3,
  });
};

const printOne = (format: string, object: KubeObject): string => {
  if (format === 'name') return `${qualifiedName(kindOfObject(object), object.metadata.name)}\n`;
  return printObjects(format, { objects: [object], kinds: [kindOfObject(object)], single: true });
};
