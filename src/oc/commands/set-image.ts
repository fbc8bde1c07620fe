import type { ImageStreamTag } from '../../resources/image-stream-tag.ts';
import { imageStreamImageKind, imageStreamTagKind } from '../../resources/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Container } from '../../resources/pod-spec.ts';
import { type LoadedObject, loadObjects } from '../client/load-objects.ts';
import { qualifiedName } from '../client/object-name.ts';
import { podTemplatePatch, podTemplateSpecOf } from '../client/pod-template.ts';
import { selectResources } from '../client/select-resources.ts';
import type { Command, Invocation } from '../command.ts';
import { stringFlag } from '../command-line/flag.ts';
import { allFlag, dryRunFlag, filenameFlag, outputFlag, selectorFlag } from '../command-line/shared-flags.ts';
import { errorMessage } from '../error-text.ts';
import { OcError, throwCollected } from '../oc-error.ts';
import { printObjects } from '../output/print-objects.ts';

/** `oc set image`: the images of containers of a pod template. */
export const setImage: Command = {
  usage: '(-f FILENAME | TYPE NAME) CONTAINER_NAME_1=CONTAINER_IMAGE_1 ... CONTAINER_NAME_N=CONTAINER_IMAGE_N [flags]',
  flags: [
    filenameFlag,
    selectorFlag,
    allFlag,
    outputFlag,
    dryRunFlag,
    stringFlag(
      'source',
      "The image source type; valid types are 'imagestreamtag', 'istag', 'imagestreamimage', 'isimage', and 'docker'",
      {
        default: 'docker',
      },
    ),
  ],
  run: async (invocation) => {
    const { args, flags } = invocation;
    const pairs = args.filter((word) => word.includes('='));
    const resources = args.filter((word) => !word.includes('='));
    if (resources.length === 0 && !flags.has('filename'))
      throw new OcError('one or more resources must be specified as <resource> <name> or <resource>/<name>');
    if (pairs.length === 0) throw new OcError('at least one image update is required');
    const images = new Map<string, string>();
    for (const pair of pairs) {
      const at = pair.indexOf('=');
      const container = pair.slice(0, at);
      images.set(container, await imageOf(invocation, container, pair.slice(at + 1)));
    }
    const errors: unknown[] = [];
    for (const target of await loadObjects(invocation, await selectResources(invocation, resources), errors))
      await update(invocation, target, images, errors);
    throwCollected(errors);
  },
};

/** What stands for an image on the command line, as a pull spec. @throws OcError when nothing is known by that name */
const imageOf = async ({ client, flags, namespace }: Invocation, container: string, text: string): Promise<string> => {
  const source = flags.string('source');
  if (source === 'docker' || source === '') return text;
  const isTag = ['imagestreamtag', 'istag'].includes(source);
  const fail = (reason: string): OcError =>
    new OcError(
      `unable to resolve image ${JSON.stringify(text)} for container ${JSON.stringify(container)}: ${reason}`,
    );
  if (!isTag && !['imagestreamimage', 'isimage'].includes(source))
    throw fail(`unable to resolve ${source} ${JSON.stringify(text)}`);
  const [project, name] = text.includes('/') ? (text.split('/') as [string, string]) : [namespace, text];
  const [kind, title] = isTag ? [imageStreamTagKind, 'tag'] : [imageStreamImageKind, 'image'];
  try {
    return (await client.get<ImageStreamTag>(kind, project, name)).image.dockerImageReference ?? '';
  } catch (error) {
    throw fail(`failed to get image stream ${title} ${JSON.stringify(name)}: ${errorMessage(error)}`);
  }
};

const update = async (
  { client, context, flags, namespace }: Invocation,
  { kind, object }: LoadedObject,
  images: ReadonlyMap<string, string>,
  errors: unknown[],
): Promise<void> => {
  const spec = podTemplateSpecOf(kind, object);
  if (spec === undefined)
    return void errors.push(new OcError(`${kind.plural}/${object.metadata.name} does not have containers`));
  const patches = { containers: [] as object[], initContainers: [] as object[] };
  for (const [name, image] of images) {
    const found = (['initContainers', 'containers'] as const).filter((list) => {
      const matching = (spec[list] ?? []).filter((container: Container) => name === '*' || container.name === name);
      const others = matching.filter((container) => container.image !== image);
      patches[list].push(...others.map((container) => ({ name: container.name, image })));
      return matching.length > 0;
    });
    if (found.length === 0) errors.push(new OcError(`unable to find container named ${JSON.stringify(name)}`));
  }
  if (errors.length > 0) return;
  const isSame = patches.containers.length + patches.initContainers.length === 0;
  if (isSame && !flags.has('output')) return;
  const dryRun = flags.string('dry-run') !== 'none';
  const patch = podTemplatePatch(
    kind,
    Object.fromEntries(Object.entries(patches).filter(([, containers]) => containers.length > 0)),
  );
  const changed = await client.patch<KubeObject>(kind, namespace, object.metadata.name, patch, 'strategic', {
    fieldManager: 'kubectl-set',
    ...(dryRun && { dryRun: 'All' }),
  });
  if (flags.has('output'))
    return context.stdout(printObjects(flags.string('output'), { objects: [changed], kinds: [kind], single: true }));
  context.stdout(`${qualifiedName(kind, object.metadata.name)} image updated${dryRun ? ' (dry run)' : ''}\n`);
};
