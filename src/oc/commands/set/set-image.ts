import type { ImageStreamTag } from '../../../resources/images/image-stream-tag.ts';
import { imageStreamImageKind, imageStreamTagKind } from '../../../resources/kinds/kinds.ts';
import type { PodSpec } from '../../../resources/workloads/pod-spec.ts';
import { noPodTemplate, podTemplateSpecOf } from '../../client/pod-template.ts';
import type { Command, Invocation } from '../../command.ts';
import { refuseAllWithSelector } from '../../command-line/all-or-selector.ts';
import { stringFlag } from '../../command-line/flag.ts';
import { recordFlag } from '../../command-line/record.ts';
import { errorMessage } from '../../error-text.ts';
import { OcError, throwCollected } from '../../oc-error.ts';
import { changeObjects } from '../../set/change-objects.ts';
import { readPairs } from '../../set/pairs.ts';
import { setFlags } from '../../set/set-flags.ts';
import { setTargets } from '../../set/set-targets.ts';

/** `oc set image`: the images of containers of a pod template. */
export const setImage: Command = {
  usage: '(-f FILENAME | TYPE NAME) CONTAINER_NAME_1=CONTAINER_IMAGE_1 ... CONTAINER_NAME_N=CONTAINER_IMAGE_N [flags]',
  flags: [
    recordFlag,
    ...setFlags,
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
    const { resources, set } = readPairs(args, 'image', { removable: false });
    const targets = await setTargets(invocation, resources, { asksForFiles: true });
    refuseAllWithSelector(flags);
    if (set.size === 0) throw new OcError('at least one image update is required');
    if (set.size > 1 && set.has('*'))
      throw new OcError(
        'all containers are already specified by *, but saw more than one container_name=container_image pairs',
      );
    const images: [string, string][] = [];
    for (const [container, image] of set) images.push([container, await imageOf(invocation, container, image)]);
    const missing: OcError[] = [];
    await changeObjects(invocation, targets, {
      outcome: 'image updated',
      failing: 'failed to patch image update to pod template: %s',
      change: ({ kind, object }) => {
        const spec = podTemplateSpecOf(kind, object);
        if (spec === undefined) throw noPodTemplate(kind);
        missing.push(...changeImages(spec, images));
        return true;
      },
    });
    throwCollected(missing);
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

/** A failure for each name that no container has. */
const changeImages = (spec: PodSpec, images: readonly [container: string, image: string][]): OcError[] => {
  const containers = [...(spec.initContainers ?? []), ...spec.containers];
  return images.flatMap(([name, image]) => {
    const named = containers.filter((container) => name === '*' || container.name === name);
    for (const container of named) container.image = image;
    return named.length > 0 ? [] : [new OcError(`unable to find container named ${JSON.stringify(name)}`)];
  });
};
