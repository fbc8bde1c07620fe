import type { BuildConfig } from '../../../resources/builds/build-config.ts';
import { buildConfigKind, imageStreamTagKind, projectKind } from '../../../resources/kinds/kinds.ts';
import { buildGraph, type ChainNode, chainDot, chainFrom, chainText, withTag } from '../../build/build-chain.ts';
import { resolveKind } from '../../client/discovery.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, stringFlag } from '../../command-line/flag.ts';
import { OcError, usageError } from '../../oc-error.ts';

/** `oc adm build-chain`: the builds that a tag sets off, and those that their images set off. */
export const admBuildChain: Command = {
  usage: 'IMAGESTREAMTAG [flags]',
  flags: [
    booleanFlag('all', 'If true, builds of all projects count.'),
    booleanFlag('trigger-only', 'If true, only images that trigger builds count, else all that builds read.', {
      default: 'true',
    }),
    booleanFlag('reverse', 'If true, shows what the tag comes of.'),
    stringFlag('output', "Output format: 'dot', or nothing.", { short: 'o' }),
  ],
  run: async (invocation) => {
    const { args, client, context, flags, namespace, path } = invocation;
    const [word, ...more] = args;
    if (word === undefined || more.length > 0)
      throw usageError(
        path,
        "Must pass an image stream tag. If only an image stream name is specified, 'latest' will be used for the tag.",
      );
    const name = await tagNamed(invocation, word);
    const format = flags.string('output');
    if (!['', 'dot'].includes(format)) throw new OcError("output must be either empty or 'dot'");
    const projects = await projectsOf(invocation);
    const configs: BuildConfig[] = [];
    for (const project of projects) configs.push(...(await client.list<BuildConfig>(buildConfigKind, project)).items);
    const graph = buildGraph(configs);
    const root = graph.nodes.find(
      (node) => node.kind === 'ImageStreamTag' && node.namespace === namespace && node.name === name,
    );
    if (!root) {
      await client.get(imageStreamTagKind, namespace, name);
      context.stdout(
        `Image stream tag ${JSON.stringify(name)} in ${JSON.stringify(namespace)} doesn't have any dependencies.\n`,
      );
      return;
    }
    const reverse = flags.boolean('reverse');
    const chain = chainFrom(graph, root, { reverse, allInputs: !flags.boolean('trigger-only') });
    const title = flags.boolean('all') ? titleEverywhere : titleOf;
    context.stdout(`${format === 'dot' ? chainDot(chain, name) : chainText(chain, root, reverse, title)}\n`);
  },
};

/** `name`, `istag/name`, `name:tag`: the tag, `latest` where none is named. */
const tagNamed = async ({ client }: Invocation, word: string): Promise<string> => {
  const [type, name] = word.includes('/') ? word.split('/') : ['imagestreamtags', word];
  const kind = await resolveKind(client, type as string);
  if (kind !== imageStreamTagKind)
    throw new OcError(`invalid resource provided: ${kind.plural}${kind.group && `.${kind.group}`}`);
  return withTag(name as string);
};

const projectsOf = async ({ client, flags, namespace }: Invocation): Promise<string[]> => {
  if (!flags.boolean('all')) return [namespace];
  const { items } = await client.list(projectKind, '');
  return [...new Set([...items.map(({ metadata }) => metadata.name), namespace])].sort();
};

const titleOf = ({ kind, name }: ChainNode): string => `${kind === 'BuildConfig' ? 'bc' : 'istag'}/${name}`;

const titleEverywhere = (node: ChainNode): string => `<${node.namespace} ${titleOf(node)}>`;
